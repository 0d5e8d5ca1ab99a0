package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.NoCascade;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.testing.CapturedLog;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a flush does with a reference to an object that is not in the session: it leaves the link out with a warning, or refuses all. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class SkippedReferenceTest {
    private static final Map<String, String> SQLALCHEMY = Map.of("athanor.semantics", "sqlalchemy");

    private static ManagerUnit unit(TestDatabase database, Map<String, String> choices) {
        ManagerUnit unit = new ManagerUnit(database, choices, Harbour.class, Ship.class);
        unit.execute(
                "INSERT INTO sr_harbour (id) VALUES (1)", "INSERT INTO sr_ship (id, home_id) VALUES (1, 1), (2, NULL)");
        return unit;
    }

    @OnEachDatabase
    void aNewRowIsInsertedWithoutIt(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager();
                CapturedLog log = new CapturedLog()) {
            Ship ship = new Ship(7);
            ship.home = new Harbour(7);
            manager.persist(ship);
            manager.flush();
            assertThat(log.messages())
                    .containsExactly("ATH2195 Ship#7 refers to a Harbour through home that is not in the"
                            + " session; the link is not written -> Persist it first, or cascade PERSIST");
            assertThat(unit.writes()).containsExactly("INSERT INTO sr_ship (id, home_id) VALUES (?, ?)");
            assertState(ship, Lifecycle.PERSISTENT);
            assertState(ship.home, Lifecycle.TRANSIENT);
            manager.getTransaction().commit();
            assertThat(ship.home).isNull();
        }
    }

    @OnEachDatabase
    void aRowKeepsTheReferenceThatItHas(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager();
                CapturedLog log = new CapturedLog()) {
            Ship ship = manager.find(Ship.class, 1);
            ship.home = new Harbour(7);
            manager.getTransaction().commit();
            assertThat(log.messages()).hasSize(1);
            assertThat(unit.writes()).isEmpty();
            assertThat(ship.home).isSameAs(manager.find(Harbour.class, 1));
        }
    }

    @OnEachDatabase
    void amongTheMembersOfACollectionTheOthersAreWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager();
                CapturedLog log = new CapturedLog()) {
            Harbour harbour = manager.find(Harbour.class, 1);
            Ship stranger = new Ship(7);
            Ship known = manager.find(Ship.class, 2);
            harbour.ships.add(stranger);
            harbour.ships.add(known);
            manager.flush();
            assertThat(log.messages()).singleElement().asString().startsWith("ATH2195 Harbour#1");
            assertThat(unit.writes()).containsExactly("UPDATE sr_ship SET home_id = ? WHERE id = ?");
            assertState(stranger, Lifecycle.TRANSIENT);
        }
    }

    @OnEachDatabase
    void anAssociationRowIsNotInserted(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager();
                CapturedLog log = new CapturedLog()) {
            Harbour harbour = manager.find(Harbour.class, 1);
            harbour.visitors.add(new Ship(7));
            harbour.visitors.add(manager.find(Ship.class, 2));
            manager.flush();
            assertThat(log.messages()).hasSize(1);
            assertThat(unit.writes())
                    .containsExactly("INSERT INTO sr_harbour_sr_ship (Harbour_id, visitors_id) VALUES (?, ?)");
        }
    }

    @OnEachDatabase
    void theStandardRefusesTheFlushSoThatNothingIsLost(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of())) {
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        Ship ship = new Ship(7);
                        ship.home = new Harbour(7);
                        manager.persist(ship);
                        manager.flush();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        manager.find(Harbour.class, 1).visitors.add(new Ship(7));
                        manager.flush();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(unit.writes()).isEmpty();
        }
    }

    @OnEachDatabase
    void inTheStandardTheOtherCanBeChosen(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of("athanor.flush.unsaved-reference", "skip"));
                CapturedLog log = new CapturedLog()) {
            unit.inTransaction(manager -> {
                Ship ship = new Ship(7);
                ship.home = new Harbour(7);
                manager.persist(ship);
                manager.find(Ship.class, 1).home = new Harbour(8);
                manager.find(Harbour.class, 1).visitors.add(new Ship(9));
                manager.flush();
                assertThat(log.messages()).hasSize(3).allMatch(message -> message.startsWith("ATH2195"));
                assertThat(unit.writes()).containsExactly("INSERT INTO sr_ship (id, home_id) VALUES (?, ?)");
            });
            unit.inTransaction(manager -> {
                assertThat(manager.find(Ship.class, 1).home).isNotNull();
                assertThat(manager.find(Ship.class, 7).home).isNull();
            });
        }
    }

    @OnEachDatabase
    void inTheOtherProfileTheStandardsCanBeChosen(TestDatabase database) {
        try (ManagerUnit unit = unit(
                        database,
                        Map.of("athanor.semantics", "sqlalchemy", "athanor.flush.unsaved-reference", "fail"));
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.find(Ship.class, 1).home = new Harbour(7);
            assertThatThrownBy(manager::flush).isInstanceOf(IllegalStateException.class);
            assertThat(unit.writes()).isEmpty();
        }
    }

    @Entity
    @Table(name = "sr_harbour")
    static class Harbour {
        @Id
        Integer id;

        @OneToMany(mappedBy = "home")
        @NoCascade
        List<Ship> ships = new ArrayList<>();

        @ManyToMany
        @NoCascade
        List<Ship> visitors = new ArrayList<>();

        Harbour() {}

        Harbour(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "sr_ship")
    static class Ship {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @NoCascade
        Harbour home;

        Ship() {}

        Ship(int id) {
            this.id = id;
        }
    }
}
