package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.EntityState;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a flush reads of instances that have forgotten what they held, and what it must not read along. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ExpiredAtFlushTest {
    @OnEachDatabase
    void aCollectionThatWaitsForItsChangesIsNotJoined(TestDatabase database) {
        inUnit(database, (unit, manager, session) -> {
            Crate crate = manager.find(Crate.class, 1);
            Bottle bottle = manager.find(Bottle.class, 1);
            session.expireAll();
            bottle.crate = crate;
            unit.log.clear();
            manager.flush();
            assertThat(unit.log.statements("SELECT"))
                    .as("the row of each, without the bottles of the crate")
                    .hasSize(2)
                    .noneMatch(sql -> sql.contains("JOIN"));
            assertThat(unit.log.statements("UPDATE"))
                    .as("nobody knows what the row holds")
                    .containsExactly("UPDATE bottle SET crate_id = ? WHERE id = ?");
            assertThat(session.inspect(crate).loaded()).doesNotContain("bottles");
        });
    }

    @OnEachDatabase
    void otherwiseItIsJoined(TestDatabase database) {
        inUnit(database, (unit, manager, session) -> {
            Crate crate = manager.find(Crate.class, 1);
            session.expire(crate);
            unit.log.clear();
            assertThat(crate.label).isEqualTo("red");
            assertThat(unit.log.statements()).singleElement().asString().contains("LEFT JOIN bottle");
            assertThat(session.inspect(crate).loaded()).contains("bottles");
        });
    }

    @OnEachDatabase
    void aRemovalThatTheReadOfTheOwnerHoldsUpComesBeforeTheReadOfItsCollection(TestDatabase database) {
        inUnit(database, (unit, manager, session) -> {
            Shelf shelf = manager.find(Shelf.class, 1);
            Box box = manager.find(Box.class, 1);
            session.expire(shelf);
            manager.remove(box);
            box.shelf = shelf;
            assertThat(shelf.boxes).extracting(each -> each.id).containsExactly(2);
            assertThat(session.inspect(box).state()).isEqualTo(EntityState.DELETED);
        });
    }

    @OnEachDatabase
    void theVersionOfARowToDeleteIsRead(TestDatabase database) {
        inUnit(database, (unit, manager, session) -> {
            Shelf shelf = manager.find(Shelf.class, 2);
            execute(manager, "UPDATE shelf SET version = 7 WHERE id = 2");
            session.expire(shelf, "version");
            manager.remove(shelf);
            manager.flush();
            assertThat(shelf.version).isEqualTo(7);
            assertThat(unit.log.statements("DELETE")).containsExactly("DELETE FROM shelf WHERE id = ? AND version = ?");
            assertThat(session.inspect(shelf).state()).isEqualTo(EntityState.DELETED);
        });
    }

    @OnEachDatabase
    void anIdentityIsFreeIfTheRowOfWhoHadItIsGone(TestDatabase database) {
        inUnit(database, (unit, manager, session) -> {
            Crate former = manager.find(Crate.class, 2);
            session.expire(former);
            execute(manager, "DELETE FROM crate WHERE id = 2");
            Crate next = new Crate();
            next.id = 2;
            manager.persist(next);
            manager.flush();
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(session.inspect(former).state()).isEqualTo(EntityState.DELETED);
            assertThat(manager.find(Crate.class, 2)).isSameAs(next);
        });
    }

    @OnEachDatabase
    void anInstanceWhoseRowIsTakenOverMeanwhileIsRefreshedItself(TestDatabase database) {
        inUnit(database, (unit, manager, session) -> {
            Crate former = manager.find(Crate.class, 2);
            manager.remove(former);
            Crate next = new Crate();
            next.id = 2;
            manager.persist(next);
            session.refresh(former, "label");
            assertThat(session.inspect(former).state()).isEqualTo(EntityState.DELETED);
            assertThat(former.label).isEqualTo("blue");
            assertThat(session.inspect(next).state()).isEqualTo(EntityState.PERSISTENT);
            assertThat(session.inspect(next).loaded()).doesNotContain("label");
        });
    }

    private interface Work {
        void run(ManagerUnit unit, EntityManager manager, AthanorSession session);
    }

    private static void inUnit(TestDatabase database, Work work) {
        Map<String, String> properties = Map.of("athanor.semantics", "sqlalchemy");
        try (ManagerUnit unit =
                new ManagerUnit(database, properties, Crate.class, Bottle.class, Shelf.class, Box.class)) {
            unit.inTransaction(ExpiredAtFlushTest::fill);
            unit.log.clear();
            unit.inTransaction(manager -> work.run(unit, manager, manager.unwrap(AthanorSession.class)));
        }
    }

    private static void fill(EntityManager manager) {
        execute(manager, "INSERT INTO crate (id, label) VALUES (1, 'red'), (2, 'blue')");
        execute(manager, "INSERT INTO bottle (id, crate_id) VALUES (1, 1)");
        execute(manager, "INSERT INTO shelf (id, version) VALUES (1, 1), (2, 1)");
        execute(manager, "INSERT INTO box (id, shelf_id) VALUES (1, 1), (2, 1)");
    }

    /** What happens behind the back of the session, in its transaction. */
    private static void execute(EntityManager manager, String sql) {
        manager.<Connection>runWithConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        });
    }

    @Entity(name = "Crate")
    @Table(name = "crate")
    static class Crate {
        @Id
        Integer id;

        String label;

        @OneToMany(mappedBy = "crate", cascade = CascadeType.PERSIST)
        @Loading(LoadingStrategy.JOINED)
        List<Bottle> bottles = new ArrayList<>();
    }

    @Entity(name = "Bottle")
    @Table(name = "bottle")
    static class Bottle {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Crate crate;
    }

    @Entity(name = "Shelf")
    @Table(name = "shelf")
    static class Shelf {
        @Id
        Integer id;

        @Version
        int version;

        @OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST)
        @OrderBy("id")
        List<Box> boxes = new ArrayList<>();
    }

    @Entity(name = "Box")
    @Table(name = "box")
    static class Box {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Shelf shelf;
    }
}
