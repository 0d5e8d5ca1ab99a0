package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.semantics.Fleet.Ship;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Where the strategy is {@code raise}, touching a relationship that is not loaded is an error; where it is {@code raise-on-sql}, only if
 * it would take a statement. What was loaded, or set, is given; what the engine needs for its own work is loaded all the same.
 */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
class RaiseLoadTest {
    private static void inBothProfiles(
            TestDatabase database, Map<String, String> strategies, BiConsumer<ManagerUnit, EntityManager> work) {
        for (String profile : List.of("standard", "sqlalchemy")) {
            Map<String, String> properties = new HashMap<>(strategies);
            properties.put("athanor.semantics", profile);
            try (ManagerUnit unit = Fleet.unit(database, properties);
                    EntityManager em = unit.factory.createEntityManager()) {
                em.getTransaction().begin();
                work.accept(unit, em);
                em.getTransaction().rollback();
            }
        }
    }

    private static Map<String, String> fleet(String strategy) {
        return Map.of(Fleet.lazy(Ship.class, "fleet"), strategy);
    }

    private static Map<String, String> sailors(String strategy) {
        return Map.of(Fleet.lazy(Ship.class, "sailors"), strategy);
    }

    @OnEachDatabase
    void aReferenceRaisesAlsoWhereTheSessionHasItsObject(TestDatabase database) {
        inBothProfiles(database, fleet("raise"), (unit, em) -> {
            em.find(Fleet.class, 1);
            Ship ship = em.find(Ship.class, 1);
            unit.log.clear();
            assertThatThrownBy(() -> ship.fleet.name.length())
                    .isInstanceOf(RaiseLoadException.class)
                    .hasMessageContainingAll("ATH", "Ship#1.fleet");
            assertThat(unit.log.statements()).isEmpty();
            assertThat(em.unwrap(AthanorSession.class).inspect(ship).unloaded()).contains("fleet");
        });
    }

    @OnEachDatabase
    void onSqlAReferenceIsGivenIfTheSessionHasItsObject(TestDatabase database) {
        inBothProfiles(database, fleet("raise-on-sql"), (unit, em) -> {
            Fleet first = em.find(Fleet.class, 1);
            Ship ofFirst = em.find(Ship.class, 1);
            Ship ofSecond = em.find(Ship.class, 3);
            unit.log.clear();
            assertThat(ofFirst.fleet).isSameAs(first);
            assertThatThrownBy(() -> ofSecond.fleet.name.length()).isInstanceOf(RaiseLoadException.class);
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void aCollectionRaises(TestDatabase database) {
        for (String strategy : List.of("raise", "raise-on-sql")) {
            inBothProfiles(database, sailors(strategy), (unit, em) -> {
                Ship ship = em.find(Ship.class, 1);
                unit.log.clear();
                assertThatThrownBy(() -> ship.sailors.size()).isInstanceOf(RaiseLoadException.class);
                assertThatThrownBy(() -> ship.sailors.iterator()).isInstanceOf(RaiseLoadException.class);
                assertThat(unit.log.statements()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void whatAQueryFetchesIsThere(TestDatabase database) {
        inBothProfiles(database, sailors("raise"), (unit, em) -> {
            Ship fetched = em.createQuery("SELECT s FROM Ship s JOIN FETCH s.sailors WHERE s.id = 1", Ship.class)
                    .getSingleResult();
            assertThat(fetched.sailors).hasSize(2);
        });
    }

    @OnEachDatabase
    void aHintSaysOtherwise(TestDatabase database) {
        inBothProfiles(database, sailors("raise"), (unit, em) -> {
            Ship ship = em.find(Ship.class, 1, Map.of(Fleet.lazy(Ship.class, "sailors"), "select"));
            assertThat(ship.sailors).hasSize(2);
        });
    }

    @OnEachDatabase
    void aReferenceCanBeSetWithoutBeingRead(TestDatabase database) {
        inBothProfiles(database, fleet("raise"), (unit, em) -> {
            Ship ship = em.find(Ship.class, 1);
            ship.fleet = em.find(Fleet.class, 2);
            assertThat(ship.fleet.id).isEqualTo(2);
            unit.log.clear();
            em.flush();
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
        });
    }

    @OnEachDatabase
    void aNewInstanceHasNothingToLoad(TestDatabase database) {
        inBothProfiles(database, sailors("raise"), (unit, em) -> {
            Ship ship = new Ship();
            ship.id = 9;
            assertThat(ship.sailors).isEmpty();
            em.persist(ship);
            assertThat(ship.sailors).isEmpty();
        });
    }

    @OnEachDatabase
    void whatWasInsertedWithoutACollectionHasOneToLoad(TestDatabase database) {
        inBothProfiles(database, sailors("raise"), (unit, em) -> {
            Ship ship = new Ship();
            ship.id = 9;
            em.persist(ship);
            em.flush();
            em.unwrap(AthanorSession.class).expire(ship, "sailors");
            em.detach(ship);
            assertThatThrownBy(() -> ship.sailors.size()).isInstanceOf(RaiseLoadException.class);
        });
    }

    @OnEachDatabase
    void theRemovalOfTheOwnerLoadsWhatItMust(TestDatabase database) {
        inBothProfiles(database, Map.of(Fleet.lazy(Fleet.class, "ships"), "raise"), (unit, em) -> {
            Fleet second = em.find(Fleet.class, 2);
            em.createQuery("UPDATE Ship s SET s.fleet = NULL WHERE s.fleet.id = 2")
                    .executeUpdate();
            em.remove(second);
            em.flush();
            assertThat(unit.log.statements("DELETE")).hasSize(1);
        });
    }
}
