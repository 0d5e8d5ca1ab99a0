package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.WritableForeignKey;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Rows that free unique values are written before those that take them, in either order of a flush; or the database decides. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class UniqueOrderTest {
    private static final Map<String, String> STANDARD = Map.of();
    private static final Map<String, String> ARRIVAL =
            Map.of("athanor.semantics", "sqlalchemy", "athanor.flush.unique-aware", "true");
    private static final Map<String, String> BATCHES = Map.of(
            "athanor.semantics", "sqlalchemy", "athanor.flush.unique-aware", "true", "athanor.flush.order", "batches");
    private static final List<Map<String, String>> AWARE = List.of(STANDARD, ARRIVAL, BATCHES);

    private static final String INSERT = "INSERT INTO uo_room (id, name) VALUES (?, ?)";
    private static final String UPDATE = "UPDATE uo_room SET name = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM uo_room WHERE id = ?";

    /** Four rooms; the second has two chairs, the third a bell and a door. */
    private static void in(
            TestDatabase database, Map<String, String> choices, BiConsumer<ManagerUnit, EntityManager> work) {
        try (ManagerUnit unit = new ManagerUnit(database, choices, Room.class, Chair.class, Bell.class, Door.class);
                EntityManager manager = unit.factory.createEntityManager()) {
            unit.execute(
                    "INSERT INTO uo_room (id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three'), (5, 'five')",
                    "INSERT INTO uo_chair (id, room_id) VALUES (1, 2), (2, 2)",
                    "INSERT INTO uo_bell (id, room_id) VALUES (1, 3)",
                    "INSERT INTO uo_door (id, room_id) VALUES (1, 3)");
            if (!manager.getTransaction().isActive()) {
                manager.getTransaction().begin();
            }
            try {
                work.accept(unit, manager);
            } finally {
                manager.getTransaction().rollback();
            }
        }
    }

    @OnEachDatabase
    void aNewRowFollowsTheDeleteOfTheOneThatHadTheValue(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                manager.remove(manager.find(Room.class, 1));
                manager.persist(new Room(4, "one"));
                manager.flush();
                assertThat(unit.writes()).containsExactly(DELETE, INSERT);
            });
        }
    }

    @OnEachDatabase
    void soDoesAChangedRow(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                Room three = manager.find(Room.class, 3);
                manager.remove(manager.find(Room.class, 1));
                three.name = "one";
                manager.flush();
                assertThat(unit.writes()).containsExactly(DELETE, UPDATE);
            });
        }
    }

    @OnEachDatabase
    void whereNobodyTakesAnythingDeletesComeLast(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                manager.remove(manager.find(Room.class, 1));
                manager.persist(new Room(4, "four"));
                manager.flush();
                assertThat(unit.writes()).containsExactly(INSERT, DELETE);
            });
        }
    }

    @OnEachDatabase
    void anUpdateThatFreesAValueComesBeforeTheOneThatTakesIt(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                Room one = manager.find(Room.class, 1);
                Room two = manager.find(Room.class, 2);
                Room three = manager.find(Room.class, 3);
                one.name = "two";
                two.name = "three";
                three.name = "four";
                manager.flush();
                assertThat(unit.writes()).containsExactly(UPDATE, UPDATE, UPDATE);
            });
        }
    }

    @OnEachDatabase
    void ofTwoThatTradeOneGivesItsValueUpFirst(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                Room one = manager.find(Room.class, 1);
                Room two = manager.find(Room.class, 2);
                one.name = "two";
                two.name = "one";
                manager.flush();
                assertThat(unit.writes()).containsExactly(UPDATE, UPDATE, UPDATE);
                assertThat(one.name).isEqualTo("two");
                assertThat(two.name).isEqualTo("one");
            });
        }
    }

    @OnEachDatabase
    void whatRefersToTheDeletedRowIsSetFreeBefore(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                Room removed = manager.find(Room.class, 2);
                List<Chair> chairs = new ArrayList<>(removed.chairs);
                chairs.forEach(chair -> chair.room = null);
                manager.remove(removed);
                manager.persist(new Room(4, "two"));
                manager.flush();
                assertThat(unit.writes())
                        .containsExactly("UPDATE uo_chair SET room_id = ? WHERE id = ? x2", DELETE, INSERT);
            });
        }
    }

    @OnEachDatabase
    void alsoWhereTheFlushSetsItFree(TestDatabase database) {
        for (Map<String, String> choices : List.of(ARRIVAL, BATCHES)) {
            in(database, choices, (unit, manager) -> {
                manager.remove(manager.find(Room.class, 2));
                manager.persist(new Room(4, "two"));
                manager.flush();
                assertThat(unit.writes())
                        .containsExactly("UPDATE uo_chair SET room_id = ? WHERE id = ? x2", DELETE, INSERT);
            });
        }
    }

    @OnEachDatabase
    void whatMovesToTheNewRowLetsGoFirst(TestDatabase database) {
        for (Map<String, String> choices : List.of(STANDARD, BATCHES)) {
            in(database, choices, (unit, manager) -> {
                Room removed = manager.find(Room.class, 2);
                List<Chair> chairs = new ArrayList<>(removed.chairs);
                Room room = new Room(4, "two");
                chairs.forEach(chair -> chair.room = room);
                manager.remove(removed);
                manager.persist(room);
                manager.flush();
                assertThat(unit.writes())
                        .containsExactly(
                                "UPDATE uo_chair SET room_id = ? WHERE id = ? x2",
                                DELETE,
                                INSERT,
                                "UPDATE uo_chair SET room_id = ? WHERE id = ? x2");
            });
        }
    }

    @OnEachDatabase
    void whatIsDeletedWithItGoesBefore(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                Room removed = manager.find(Room.class, 2);
                new ArrayList<>(removed.chairs).forEach(manager::remove);
                manager.remove(removed);
                manager.persist(new Room(4, "two"));
                manager.flush();
                assertThat(unit.writes()).containsExactly("DELETE FROM uo_chair WHERE id = ? x2", DELETE, INSERT);
            });
        }
    }

    @OnEachDatabase
    void aForeignKeyCanBeTheValue(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                Room room = manager.find(Room.class, 3);
                manager.remove(manager.find(Bell.class, 1));
                Bell bell = new Bell();
                bell.id = 2;
                bell.room = room;
                manager.persist(bell);
                manager.flush();
                assertThat(unit.writes())
                        .containsExactly(
                                "DELETE FROM uo_bell WHERE id = ?", "INSERT INTO uo_bell (id, room_id) VALUES (?, ?)");
            });
        }
    }

    @OnEachDatabase
    void alsoOneThatTheProgramSees(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            for (boolean byReference : new boolean[] {true, false}) {
                in(database, choices, (unit, manager) -> {
                    Room room = manager.find(Room.class, 3);
                    manager.remove(manager.find(Door.class, 1));
                    Door door = new Door();
                    door.id = 2;
                    if (byReference) {
                        door.room = room;
                    } else {
                        door.roomId = 3;
                    }
                    manager.persist(door);
                    manager.flush();
                    assertThat(unit.writes())
                            .containsExactly(
                                    "DELETE FROM uo_door WHERE id = ?",
                                    "INSERT INTO uo_door (id, room_id) VALUES (?, ?)");
                });
            }
        }
    }

    @OnEachDatabase
    void aRowThatIsTakenOverStays(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                manager.remove(manager.find(Room.class, 1));
                manager.persist(new Room(1, "one"));
                manager.flush();
                assertThat(unit.writes()).containsExactly(UPDATE);
            });
        }
    }

    @OnEachDatabase
    void soItDoesBesideOneThatIsDeletedFirst(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                Room leaving = manager.find(Room.class, 5);
                manager.remove(manager.find(Room.class, 1));
                manager.remove(leaving);
                manager.persist(new Room(1, "other"));
                Room taker = new Room(4, "five");
                manager.persist(taker);
                manager.flush();
                assertThat(manager.createQuery("select r.name from Room r order by r.id", String.class)
                                .getResultList())
                        .containsExactly("other", "two", "three", "five");
                assertThat(manager.find(Room.class, 4)).isSameAs(taker);
            });
        }
    }

    @OnEachDatabase
    void soItDoesIfAnotherRowTakesWhatItHad(TestDatabase database) {
        for (Map<String, String> choices : AWARE) {
            in(database, choices, (unit, manager) -> {
                manager.remove(manager.find(Room.class, 1));
                manager.persist(new Room(4, "one"));
                manager.persist(new Room(1, "other"));
                manager.flush();
                assertThat(unit.writes()).containsExactly(UPDATE, INSERT);
            });
        }
    }

    @OnEachDatabase
    void withoutItTheDatabaseDecides(TestDatabase database) {
        for (Map<String, String> choices :
                List.of(Map.of("athanor.semantics", "sqlalchemy"), Map.of("athanor.flush.unique-aware", "false"))) {
            in(database, choices, (unit, manager) -> {
                manager.remove(manager.find(Room.class, 1));
                manager.persist(new Room(4, "one"));
                assertThatThrownBy(manager::flush).isInstanceOf(ConstraintViolationException.class);
                assertThat(unit.writes()).containsExactly(INSERT);
            });
        }
    }

    @Entity
    @Table(name = "uo_room")
    static class Room {
        @Id
        Integer id;

        @Column(unique = true)
        String name;

        @OneToMany(mappedBy = "room")
        @OrderBy("id")
        List<Chair> chairs = new ArrayList<>();

        Room() {}

        Room(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity
    @Table(name = "uo_chair")
    static class Chair {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Room room;
    }

    @Entity
    @Table(name = "uo_bell")
    static class Bell {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "room_id", unique = true)
        Room room;
    }

    @Entity
    @Table(name = "uo_door")
    static class Door {
        @Id
        Integer id;

        @WritableForeignKey
        @Column(name = "room_id", unique = true)
        Integer roomId;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "room_id")
        Room room;
    }
}
