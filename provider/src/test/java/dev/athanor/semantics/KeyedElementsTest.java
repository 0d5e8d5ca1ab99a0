package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Rows with a position or a key: what moves is updated, and as little as possible. */
class KeyedElementsTest {
    enum Room {
        KITCHEN,
        BATH
    }

    @Embeddable
    static class Spot {
        int x;
        int y;

        Spot() {}

        Spot(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Spot spot && spot.x == x && spot.y == y;
        }

        @Override
        public int hashCode() {
            return Objects.hash(x, y);
        }
    }

    @Entity(name = "Owner")
    static class Owner {
        @Id
        int id;

        String name;

        Owner() {}

        Owner(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "House")
    static class House {
        @Id
        int id;

        @ElementCollection
        @OrderColumn
        List<String> floors = new ArrayList<>();

        @ElementCollection
        @OrderColumn(name = "place_at")
        List<Spot> spots = new ArrayList<>();

        @ElementCollection
        Map<String, Integer> counts = new HashMap<>();

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        @MapKeyColumn(name = "room", length = 20)
        @AttributeOverride(name = "value.x", column = @Column(name = "across"))
        Map<Room, Spot> corners = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "names")
        @AttributeOverride(name = "key.x", column = @Column(name = "kx"))
        @AttributeOverride(name = "key.y", column = @Column(name = "ky"))
        @Column(name = "label")
        Map<Spot, String> labels = new HashMap<>();

        @ElementCollection
        @MapKeyJoinColumn(name = "who")
        @Column(name = "share_of")
        Map<Owner, Integer> shares = new HashMap<>();

        @ManyToMany
        @JoinTable(name = "visits")
        @OrderColumn
        List<Owner> visitors = new ArrayList<>();

        @OneToMany
        @JoinTable(name = "heirs")
        @OrderColumn(name = "heir_rank")
        List<Owner> heirs = new ArrayList<>();

        @ManyToMany
        @JoinTable(name = "roles")
        @MapKeyColumn(name = "role")
        Map<String, Owner> roles = new HashMap<>();

        House() {}

        House(int id) {
            this.id = id;
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Spot.class, Owner.class, House.class);
        unit.inTransaction(manager -> {
            List<Owner> owners = new ArrayList<>();
            for (String name : List.of("Ann", "Ben", "Cem", "Dua")) {
                Owner owner = new Owner(owners.size() + 1, name);
                manager.persist(owner);
                owners.add(owner);
            }
            House house = new House(1);
            house.floors.addAll(List.of("cellar", "ground", "first", "attic"));
            house.spots.addAll(List.of(new Spot(0, 0), new Spot(1, 1), new Spot(0, 0)));
            house.counts.put("doors", 4);
            house.counts.put("windows", 8);
            house.corners.put(Room.BATH, new Spot(2, 3));
            house.labels.put(new Spot(5, 5), "middle");
            house.shares.put(owners.get(0), 60);
            house.shares.put(owners.get(1), 40);
            house.visitors.addAll(owners);
            house.visitors.add(owners.get(0));
            house.heirs.addAll(owners);
            house.roles.put("cook", owners.get(0));
            house.roles.put("guard", owners.get(0));
            manager.persist(house);
        });
        unit.log.clear();
        return unit;
    }

    private static void change(ManagerUnit unit, Consumer<House> change) {
        unit.inTransaction(manager -> {
            change.accept(manager.find(House.class, 1));
            unit.log.clear();
        });
    }

    private static void read(ManagerUnit unit, Consumer<House> check) {
        unit.inTransaction(manager -> check.accept(manager.find(House.class, 1)));
    }

    private static List<String> kinds(ManagerUnit unit) {
        return unit.log.statements().stream()
                .map(sql -> sql.substring(0, 6).toUpperCase(Locale.ROOT))
                .toList();
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void comesBackAsItWasWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            read(unit, house -> {
                assertThat(house.floors).containsExactly("cellar", "ground", "first", "attic");
                assertThat(house.spots).containsExactly(new Spot(0, 0), new Spot(1, 1), new Spot(0, 0));
                assertThat(house.counts).isEqualTo(Map.of("doors", 4, "windows", 8));
                assertThat(house.corners).isEqualTo(Map.of(Room.BATH, new Spot(2, 3)));
                assertThat(house.labels).isEqualTo(Map.of(new Spot(5, 5), "middle"));
                assertThat(house.shares).hasSize(2);
                house.shares.forEach((owner, share) -> assertThat(share).isEqualTo("Ann".equals(owner.name) ? 60 : 40));
                assertThat(house.visitors)
                        .extracting(owner -> owner.name)
                        .containsExactly("Ann", "Ben", "Cem", "Dua", "Ann");
                assertThat(house.heirs).extracting(owner -> owner.name).containsExactly("Ann", "Ben", "Cem", "Dua");
                assertThat(house.roles.get("cook")).isSameAs(house.roles.get("guard"));
            });
            // The keys of the map came with one statement for all of them.
            assertThat(unit.log.statements("SELECT")).hasSizeLessThanOrEqualTo(11);
        }
    }

    @OnEachDatabase
    void anElementThatMovesIsAnUpdateOfWhatLiesBetween(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, house -> Collections.swap(house.floors, 1, 2));
            assertThat(kinds(unit)).containsExactly("UPDATE");
            assertThat(unit.log.batchSizes()).containsExactly(2);
            read(unit, house -> assertThat(house.floors).containsExactly("cellar", "first", "ground", "attic"));
        }
    }

    @OnEachDatabase
    void oneThatLeavesInTheMiddleMovesThoseBehindIt(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, house -> house.floors.remove(2));
            assertThat(kinds(unit)).containsExactly("DELETE", "UPDATE");
            read(unit, house -> assertThat(house.floors).containsExactly("cellar", "ground", "attic"));
        }
    }

    @OnEachDatabase
    void oneAtTheEndIsOneInsert(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, house -> house.floors.add("roof"));
            assertThat(kinds(unit)).containsExactly("INSERT");
            read(unit, house -> assertThat(house.floors).endsWith("attic", "roof"));
        }
    }

    @OnEachDatabase
    void aChangeInsideAnEmbeddableIsAnUpdateOfItsRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, house -> {
                house.spots.get(2).x = 7;
                house.corners.get(Room.BATH).y = 9;
            });
            assertThat(kinds(unit)).containsExactly("UPDATE", "UPDATE");
            read(unit, house -> {
                assertThat(house.spots).containsExactly(new Spot(0, 0), new Spot(1, 1), new Spot(7, 0));
                assertThat(house.corners).isEqualTo(Map.of(Room.BATH, new Spot(2, 9)));
            });
        }
    }

    @OnEachDatabase
    void entriesAreInsertedUpdatedAndDeleted(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, house -> {
                house.counts.put("doors", 5);
                house.counts.remove("windows");
                house.counts.put("stairs", 2);
            });
            assertThat(kinds(unit)).containsExactly("DELETE", "UPDATE", "INSERT");
            change(unit, house -> house.counts.put("doors", 5));
            assertThat(kinds(unit)).isEmpty();
            read(unit, house -> assertThat(house.counts).isEqualTo(Map.of("doors", 5, "stairs", 2)));
        }
    }

    @OnEachDatabase
    void keysThatAreEntitiesOrEmbeddables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                House house = manager.find(House.class, 1);
                house.shares.remove(manager.find(Owner.class, 2));
                house.shares.put(manager.find(Owner.class, 3), 40);
                house.labels.put(new Spot(1, 2), "corner");
                house.labels.put(new Spot(5, 5), "centre");
            });
            read(unit, house -> {
                assertThat(house.shares.keySet())
                        .extracting(owner -> owner.name)
                        .containsExactlyInAnyOrder("Ann", "Cem");
                assertThat(house.labels).isEqualTo(Map.of(new Spot(1, 2), "corner", new Spot(5, 5), "centre"));
            });
        }
    }

    @OnEachDatabase
    void aJoinTableKeepsPositions(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, house -> Collections.swap(house.visitors, 0, 1));
            assertThat(kinds(unit)).containsExactly("UPDATE");
            change(unit, house -> house.visitors.remove(0));
            assertThat(kinds(unit)).containsExactly("DELETE", "UPDATE");
            read(
                    unit,
                    house -> assertThat(house.visitors)
                            .extracting(owner -> owner.name)
                            .containsExactly("Ann", "Cem", "Dua", "Ann"));
        }
    }

    @OnEachDatabase
    void theRowOfAnElementThatHasOneOwnerIsItsOwn(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, house -> Collections.swap(house.heirs, 0, 3));
            assertThat(kinds(unit)).containsExactly("UPDATE");
            assertThat(unit.log.batchSizes()).containsExactly(2);
            change(unit, house -> house.heirs.remove(0));
            read(
                    unit,
                    house -> assertThat(house.heirs)
                            .extracting(owner -> owner.name)
                            .containsExactly("Ben", "Cem", "Ann"));
        }
    }

    @OnEachDatabase
    void aJoinTableKeepsKeys(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                House house = manager.find(House.class, 1);
                house.roles.put("cook", manager.find(Owner.class, 2));
                house.roles.remove("guard");
                unit.log.clear();
            });
            assertThat(kinds(unit)).containsExactly("DELETE", "UPDATE");
            read(unit, house -> assertThat(house.roles.get("cook").name).isEqualTo("Ben"));
        }
    }

    @OnEachDatabase
    void positionsThatAreNotContiguousAreWrittenAnew(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.createNativeQuery("delete from House_floors where floors_ORDER = 1")
                    .executeUpdate());
            change(unit, house -> house.floors.set(0, "bottom"));
            assertThat(kinds(unit)).containsExactly("DELETE", "INSERT");
            read(unit, house -> assertThat(house.floors).containsExactly("bottom", "first", "attic"));
            change(unit, house -> house.floors.set(0, "cellar"));
            assertThat(kinds(unit)).containsExactly("UPDATE");
        }
    }

    private static <T> void expect(ManagerUnit unit, Class<T> type, String query, List<T> results) {
        unit.inTransaction(
                manager -> assertThat(manager.createQuery(query, type).getResultList())
                        .as(query)
                        .isEqualTo(results));
    }

    @OnEachDatabase
    void queriesSeePositionsAndKeys(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            expect(
                    unit,
                    String.class,
                    "select f from House h join h.floors f where index(f) > 1 order by index(f) desc",
                    List.of("attic", "first"));
            expect(
                    unit,
                    String.class,
                    "select v.name from House h join h.visitors v where index(v) = 4",
                    List.of("Ann"));
            expect(
                    unit,
                    String.class,
                    "select key(c) from House h join h.counts c where value(c) = 8",
                    List.of("windows"));
            expect(unit, Integer.class, "select c from House h join h.counts c where key(c) = 'doors'", List.of(4));
            expect(
                    unit,
                    Integer.class,
                    "select c.y from House h join h.corners c where key(c) = dev.athanor.semantics.KeyedElementsTest$Room.BATH",
                    List.of(3));
            expect(unit, String.class, "select key(s).name from House h join h.shares s where s > 50", List.of("Ann"));
            expect(unit, Integer.class, "select key(l).x from House h join h.labels l", List.of(5));
            expect(
                    unit,
                    String.class,
                    "select key(r) from House h join h.roles r where r.name = 'Ann' order by key(r)",
                    List.of("cook", "guard"));
            unit.inTransaction(manager -> {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>)
                        manager.createQuery("select entry(s) from House h join h.shares s where value(s) = 40")
                                .getSingleResult();
                assertThat(((Owner) entry.getKey()).name).isEqualTo("Ben");
                assertThat(entry.getValue()).isEqualTo(40);
            });
        }
    }

    @OnEachDatabase
    void fetchJoinsBringPositionsAndKeys(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                House house = manager.createQuery(
                                "select h from House h join fetch h.visitors join fetch h.roles", House.class)
                        .getSingleResult();
                assertThat(house.visitors).hasSize(5);
                assertThat(house.visitors.get(4).name).isEqualTo("Ann");
                assertThat(house.roles).hasSize(2);
                assertThat(unit.log.statements("SELECT")).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    void theOrderOfAQueryIsNotThatOfAFetchedList(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                House house = manager.createQuery(
                                "select h from House h join fetch h.heirs x order by x.name desc", House.class)
                        .getSingleResult();
                assertThat(house.heirs).extracting(owner -> owner.name).containsExactly("Ann", "Ben", "Cem", "Dua");
                Collections.swap(house.heirs, 0, 1);
                unit.log.clear();
            });
            assertThat(kinds(unit)).containsExactly("UPDATE");
            assertThat(unit.log.batchSizes()).containsExactly(2);
        }
    }

    @OnEachDatabase
    void mergeCopiesPositionsAndKeys(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            House[] detached = new House[1];
            read(unit, house -> {
                detached[0] = house;
                assertThat(house.floors.size()).isNotNegative();
                assertThat(house.counts.size()).isNotNegative();
                assertThat(house.visitors.size()).isNotNegative();
            });
            Collections.swap(detached[0].floors, 0, 1);
            detached[0].counts.put("doors", 1);
            unit.inTransaction(manager -> {
                manager.merge(detached[0]);
                unit.log.clear();
            });
            assertThat(kinds(unit)).containsExactly("UPDATE", "UPDATE");
            read(unit, house -> {
                assertThat(house.floors).startsWith("ground", "cellar");
                assertThat(house.counts).containsEntry("doors", 1);
            });
        }
    }
}
