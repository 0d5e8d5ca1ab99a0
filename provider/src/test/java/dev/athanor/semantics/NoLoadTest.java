package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.semantics.Fleet.Sailor;
import dev.athanor.semantics.Fleet.Ship;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where the strategy is {@code noload}, a relationship reads as null or empty, without a statement, until the program changes it. */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
class NoLoadTest {
    private static final Map<String, String> SAILORS = Map.of(Fleet.lazy(Ship.class, "sailors"), "noload");

    private static void inBothProfiles(
            TestDatabase database, Map<String, String> strategies, BiConsumer<ManagerUnit, EntityManager> work) {
        for (String profile : List.of("standard", "sqlalchemy")) {
            Map<String, String> properties = new HashMap<>(strategies);
            properties.put("athanor.semantics", profile);
            try (ManagerUnit unit = Fleet.unit(database, properties)) {
                unit.inTransaction(em -> work.accept(unit, em));
            }
        }
    }

    @OnEachDatabase
    void aCollectionIsEmpty(TestDatabase database) {
        inBothProfiles(database, SAILORS, (unit, em) -> {
            Ship ship = em.find(Ship.class, 1);
            unit.log.clear();
            assertThat(ship.sailors).isEmpty();
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void aReferenceIsNull(TestDatabase database) {
        inBothProfiles(database, Map.of(Fleet.lazy(Ship.class, "fleet"), "noload"), (unit, em) -> {
            em.find(Fleet.class, 1);
            Ship ship = em.find(Ship.class, 1);
            unit.log.clear();
            assertThat(ship.fleet).isNull();
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void whatIsReadAsNullIsNotWritten(TestDatabase database) {
        inBothProfiles(database, Map.of(Fleet.lazy(Ship.class, "fleet"), "noload"), (unit, em) -> {
            Ship ship = em.find(Ship.class, 1);
            assertThat(ship.fleet).isNull();
            ship.name = "renamed";
            unit.log.clear();
            em.flush();
            assertThat(unit.log.statements("UPDATE")).singleElement().asString().doesNotContain("fleet_id");
            em.clear();
            assertThat(em.createQuery("SELECT s.fleet.id FROM Ship s WHERE s.id = 1")
                            .getSingleResult())
                    .isEqualTo(1);
        });
    }

    @OnEachDatabase
    void whatIsAddedIsWrittenAndTheRowsStay(TestDatabase database) {
        inBothProfiles(database, SAILORS, (unit, em) -> {
            Ship ship = em.find(Ship.class, 1);
            Sailor third = new Sailor();
            third.id = 99;
            third.ship = ship;
            if (!ship.sailors.contains(third)) {
                ship.sailors.add(third);
            }
            em.persist(third);
            em.flush();
            assertThat(ship.sailors).containsExactly(third);
            assertThat(em.createQuery("SELECT COUNT(s) FROM Sailor s WHERE s.ship.id = 1")
                            .getSingleResult())
                    .isEqualTo(3L);
        });
    }

    @OnEachDatabase
    void aDetachedOwnerReadsTheSame(TestDatabase database) {
        inBothProfiles(database, SAILORS, (unit, em) -> {
            Ship touched = em.find(Ship.class, 1);
            assertThat(touched.sailors).isEmpty();
            Ship untouched = em.find(Ship.class, 2);
            em.clear();
            unit.log.clear();
            assertThat(touched.sailors).isEmpty();
            assertThat(untouched.sailors).isEmpty();
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void anOwnerThatExpiredBeforeItWasDetachedToo(TestDatabase database) {
        inBothProfiles(database, SAILORS, (unit, em) -> {
            Ship ship = em.find(Ship.class, 1);
            assertThat(ship.sailors).isEmpty();
            em.unwrap(AthanorSession.class).expire(ship);
            em.detach(ship);
            unit.log.clear();
            assertThat(ship.sailors).isEmpty();
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void aRemovedOwnerToo(TestDatabase database) {
        inBothProfiles(database, SAILORS, (unit, em) -> {
            em.createQuery("DELETE FROM Sailor s WHERE s.ship.id = 1").executeUpdate();
            Ship ship = em.find(Ship.class, 1);
            em.remove(ship);
            assertThat(ship.sailors).isEmpty();
            em.flush();
            unit.log.clear();
            assertThat(ship.sailors).isEmpty();
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void aDetachedOwnerThatIsMergedTakesNothingAway(TestDatabase database) {
        inBothProfiles(database, SAILORS, (unit, em) -> {
            Ship ship = em.find(Ship.class, 1);
            assertThat(ship.sailors).isEmpty();
            em.clear();
            ship.name = "renamed";
            Ship merged = em.merge(ship);
            em.flush();
            assertThat(merged.sailors).isEmpty();
            assertThat(em.createQuery("SELECT COUNT(s) FROM Sailor s WHERE s.ship.id = 1")
                            .getSingleResult())
                    .isEqualTo(2L);
        });
    }
}
