package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.semantics.Fleet.Ship;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A row never overwrites what an instance has loaded, unless the query or call says so: then it replaces changes too. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class PopulateExistingTest {
    private static final String HINT = "athanor.populate-existing";

    private static void inBothProfiles(TestDatabase database, BiConsumer<ManagerUnit, EntityManager> work) {
        inBothProfiles(database, Map.of(), work);
    }

    private static void inBothProfiles(
            TestDatabase database, Map<String, String> choices, BiConsumer<ManagerUnit, EntityManager> work) {
        for (String profile : List.of("standard", "sqlalchemy")) {
            Map<String, String> properties = new HashMap<>(choices);
            properties.put("athanor.semantics", profile);
            try (ManagerUnit unit = Fleet.unit(database, properties)) {
                unit.inTransaction(em -> {
                    em.setFlushMode(FlushModeType.COMMIT);
                    em.setProperty("athanor.autoflush", "off");
                    work.accept(unit, em);
                });
            }
        }
    }

    private static Fleet query(EntityManager em, boolean populate) {
        return em.createQuery("SELECT f FROM Fleet f WHERE f.id = 1", Fleet.class)
                .setHint(HINT, populate)
                .getSingleResult();
    }

    private static void rename(EntityManager em) {
        em.createNativeQuery("UPDATE Fleet SET name = 'Renamed' WHERE id = 1").executeUpdate();
    }

    @OnEachDatabase
    void aQueryLeavesWhatIsLoaded(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Fleet fleet = em.find(Fleet.class, 1);
            rename(em);
            assertThat(query(em, false)).isSameAs(fleet);
            assertThat(fleet.name).isEqualTo("First");
        });
    }

    @OnEachDatabase
    void withTheHintTheRowReplacesIt(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Fleet fleet = em.find(Fleet.class, 1);
            rename(em);
            assertThat(query(em, true)).isSameAs(fleet);
            assertThat(fleet.name).isEqualTo("Renamed");
        });
    }

    @OnEachDatabase
    void changesToo(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Fleet fleet = em.find(Fleet.class, 1);
            fleet.name = "Mine";
            query(em, true);
            assertThat(fleet.name).isEqualTo("First");
            assertThat(em.unwrap(AthanorSession.class).dirtyInstances()).doesNotContain(fleet);
            unit.log.clear();
            em.flush();
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        });
    }

    @OnEachDatabase
    void findTakesTheHintToo(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Fleet fleet = em.find(Fleet.class, 1);
            rename(em);
            unit.log.clear();
            assertThat(em.find(Fleet.class, 1, Map.of(HINT, true))).isSameAs(fleet);
            assertThat(fleet.name).isEqualTo("Renamed");
            assertThat(unit.log.statements("SELECT")).hasSize(1);
        });
    }

    @OnEachDatabase
    void collectionsAreForgotten(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Fleet fleet = em.find(Fleet.class, 1);
            assertThat(fleet.ships).hasSize(2);
            em.createNativeQuery("UPDATE Ship SET fleet_id = 1").executeUpdate();
            query(em, false);
            assertThat(fleet.ships).hasSize(2);
            query(em, true);
            assertThat(fleet.ships).hasSize(4);
        });
    }

    @OnEachDatabase
    void eagerOnesAreReadAnew(TestDatabase database) {
        inBothProfiles(database, Map.of(Fleet.lazy(Fleet.class, "ships"), "joined"), (unit, em) -> {
            Fleet fleet = em.find(Fleet.class, 1);
            Ship ship = fleet.ships.get(0);
            ship.name = "mine";
            query(em, true);
            assertThat(fleet.ships).first().isSameAs(ship);
            assertThat(ship.name).isEqualTo("ship");
        });
    }

    @OnEachDatabase
    void eagerReferencesToo(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Ship ship = em.find(Ship.class, 1);
            ship.home.name = "mine";
            unit.log.clear();
            em.createQuery("SELECT s FROM Ship s", Ship.class)
                    .setHint(HINT, true)
                    .getResultList();
            assertThat(ship.home.name).isEqualTo("Samos");
            assertThat(unit.log.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void circlesEnd(TestDatabase database) {
        Map<String, String> circle =
                Map.of(Fleet.lazy(Fleet.class, "ships"), "selectin", Fleet.lazy(Ship.class, "fleet"), "joined");
        inBothProfiles(database, circle, (unit, em) -> {
            Fleet fleet = em.find(Fleet.class, 1);
            fleet.name = "mine";
            fleet.ships.get(0).name = "mine";
            query(em, true);
            assertThat(fleet.name).isEqualTo("First");
            assertThat(fleet.ships).extracting(ship -> ship.name).containsExactly("ship", "ship");
            assertThat(fleet.ships).extracting(ship -> ship.fleet).containsOnly(fleet);
        });
    }

    @OnEachDatabase
    void othersThatTheQueryDoesNotBringKeepTheirChanges(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Fleet second = em.find(Fleet.class, 2);
            second.name = "Mine";
            query(em, true);
            assertThat(second.name).isEqualTo("Mine");
        });
    }
}
