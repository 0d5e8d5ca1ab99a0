package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.semantics.Fleet.Sailor;
import dev.athanor.semantics.Fleet.Ship;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How relationships are loaded: at the first touch, in the statement of their owners, or by one more statement for all of them. The same
 * whether a property says so for all queries, or a hint for one; and in both profiles.
 */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
class LoadingStrategyTest {
    /** A query for entities that are loaded in some way. */
    private record Asked(ManagerUnit unit, EntityManager em, Map<String, String> hints) {
        <T> TypedQuery<T> query(String text, Class<T> type) {
            TypedQuery<T> query = em.createQuery(text, type);
            hints.forEach(query::setHint);
            return query;
        }

        List<Fleet> fleets() {
            return query("SELECT f FROM Fleet f ORDER BY f.id", Fleet.class).getResultList();
        }

        boolean isLoaded(Object entity, String attribute) {
            return em.unwrap(AthanorSession.class).inspect(entity).loaded().contains(attribute);
        }

        List<String> statements() {
            return unit.log.statements();
        }
    }

    private static void inEachWay(
            TestDatabase database, Map<String, String> strategies, BiConsumer<Asked, String> work) {
        for (String profile : List.of("standard", "sqlalchemy")) {
            for (boolean byHint : List.of(false, true)) {
                Map<String, String> properties = new HashMap<>(Map.of("athanor.semantics", profile));
                properties.putAll(byHint ? Map.of() : strategies);
                try (ManagerUnit unit = Fleet.unit(database, properties)) {
                    unit.inTransaction(em -> work.accept(new Asked(unit, em, byHint ? strategies : Map.of()), profile));
                }
            }
        }
    }

    private static Map<String, String> ships(String strategy) {
        return Map.of(Fleet.lazy(Fleet.class, "ships"), strategy);
    }

    @OnEachDatabase
    void selectLoadsAtTheFirstTouch(TestDatabase database) {
        inEachWay(database, ships("select"), (asked, profile) -> {
            List<Fleet> fleets = asked.fleets();
            assertThat(asked.statements()).hasSize(1);
            assertThat(asked.isLoaded(fleets.get(0), "ships")).isFalse();
            for (Fleet fleet : fleets) {
                assertThat(fleet.ships).hasSize(2);
            }
            // The standard loads for those that came together, and the eager port of the ships.
            assertThat(asked.statements().stream().filter(sql -> sql.contains("FROM Ship")))
                    .hasSize(profile.equals("standard") ? 1 : 2);
        });
    }

    @OnEachDatabase
    void joinedBringsACollectionInTheSameRows(TestDatabase database) {
        Map<String, String> strategies = new HashMap<>(ships("joined"));
        strategies.put(Fleet.lazy(Ship.class, "home"), "select");
        inEachWay(database, strategies, (asked, profile) -> {
            List<Fleet> fleets = asked.fleets();
            assertThat(fleets).extracting(fleet -> fleet.id).containsExactly(1, 2);
            assertThat(fleets.get(1).ships).extracting(ship -> ship.id).containsExactly(3, 4);
            assertThat(asked.statements()).singleElement().asString().contains("LEFT JOIN Ship");
        });
    }

    @OnEachDatabase
    void joinedBringsAReferenceInTheSameRows(TestDatabase database) {
        Map<String, String> strategies =
                Map.of(Fleet.lazy(Ship.class, "fleet"), "joined", Fleet.lazy(Ship.class, "home"), "joined");
        inEachWay(database, strategies, (asked, profile) -> {
            List<Ship> ships = asked.query("SELECT s FROM Ship s ORDER BY s.id", Ship.class)
                    .getResultList();
            assertThat(ships).extracting(ship -> ship.fleet.name).containsExactly("First", "First", "Second", "Second");
            assertThat(ships.get(0).home.name).isEqualTo("Samos");
            assertThat(asked.statements())
                    .singleElement()
                    .asString()
                    .contains("LEFT JOIN Fleet")
                    .contains("LEFT JOIN Port");
        });
    }

    @OnEachDatabase
    void joinedCollectionsLeaveAPageAsItIs(TestDatabase database) {
        Map<String, String> strategies = new HashMap<>(ships("joined"));
        strategies.put(Fleet.lazy(Ship.class, "home"), "select");
        inEachWay(database, strategies, (asked, profile) -> {
            List<Fleet> page = asked.query("SELECT f FROM Fleet f ORDER BY f.id", Fleet.class)
                    .setMaxResults(1)
                    .getResultList();
            assertThat(page)
                    .singleElement()
                    .satisfies(
                            fleet -> assertThat(asked.isLoaded(fleet, "ships")).isTrue());
            assertThat(asked.statements()).hasSize(2);
            assertThat(asked.statements().get(0)).doesNotContain("JOIN");
        });
    }

    @OnEachDatabase
    void selectinLoadsForAllOwnersByTheirKeys(TestDatabase database) {
        Map<String, String> strategies = new HashMap<>(ships("selectin"));
        strategies.put(Fleet.lazy(Ship.class, "home"), "select");
        inEachWay(database, strategies, (asked, profile) -> {
            List<Fleet> fleets = asked.fleets();
            assertThat(asked.statements()).hasSize(2);
            assertThat(asked.statements().get(0)).doesNotContain("JOIN");
            assertThat(asked.statements().get(1)).contains("FROM Ship").contains("IN (?, ?)");
            assertThat(fleets).allMatch(fleet -> asked.isLoaded(fleet, "ships"));
            assertThat(fleets.get(1).ships).extracting(ship -> ship.id).containsExactly(3, 4);
            assertThat(asked.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void subqueryLoadsForAllOwnersByOneStatement(TestDatabase database) {
        Map<String, String> strategies = new HashMap<>(ships("subquery"));
        strategies.put(Fleet.lazy(Ship.class, "home"), "select");
        inEachWay(database, strategies, (asked, profile) -> {
            List<Fleet> fleets = asked.fleets();
            assertThat(asked.statements()).hasSize(2);
            assertThat(fleets.get(1).ships).extracting(ship -> ship.id).containsExactly(3, 4);
            assertThat(asked.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void strategiesFollowEachOther(TestDatabase database) {
        Map<String, String> strategies = new HashMap<>(ships("selectin"));
        strategies.put(Fleet.lazy(Ship.class, "sailors"), "joined");
        strategies.put(Fleet.lazy(Ship.class, "home"), "select");
        inEachWay(database, strategies, (asked, profile) -> {
            List<Fleet> fleets = asked.fleets();
            assertThat(asked.statements()).hasSize(2);
            assertThat(asked.statements().get(1)).contains("LEFT JOIN Sailor");
            assertThat(fleets.get(0).ships.get(1).sailors)
                    .extracting(sailor -> sailor.id)
                    .containsExactly(3, 4);
            assertThat(asked.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void whatIsEagerWaitsIfItIsToBeSelected(TestDatabase database) {
        inEachWay(database, Map.of(Fleet.lazy(Ship.class, "home"), "select"), (asked, profile) -> {
            Ship ship = asked.query("SELECT s FROM Ship s WHERE s.id = 1", Ship.class)
                    .getSingleResult();
            assertThat(asked.isLoaded(ship, "home")).isFalse();
            assertThat(asked.statements()).hasSize(1);
            assertThat(ship.home.name).isEqualTo("Samos");
            assertThat(asked.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void whatIsThereAlreadyStays(TestDatabase database) {
        inEachWay(database, ships("selectin"), (asked, profile) -> {
            Fleet first = asked.em().find(Fleet.class, 1);
            assertThat(first.ships).hasSize(2);
            asked.em().createNativeQuery("UPDATE Ship SET fleet_id = 2").executeUpdate();
            List<Fleet> fleets = asked.fleets();
            assertThat(fleets.get(0)).isSameAs(first);
            assertThat(first.ships).hasSize(2);
            assertThat(fleets.get(1).ships).hasSize(4);
        });
    }

    @OnEachDatabase
    void anInstanceThatIsThereGetsWhatItLacks(TestDatabase database) {
        inEachWay(database, ships("selectin"), (asked, profile) -> {
            Ship ship = asked.em()
                    .createQuery("SELECT s FROM Ship s WHERE s.id = 1", Ship.class)
                    .getSingleResult();
            assertThat(ship.fleet.name).isEqualTo("First");
            Fleet first = ship.fleet;
            asked.unit().log.clear();
            asked.fleets();
            assertThat(asked.isLoaded(first, "ships")).isTrue();
        });
    }

    @OnEachDatabase
    void sailorsKnowTheirShipWithoutAStatement(TestDatabase database) {
        Map<String, String> strategies = Map.of(Fleet.lazy(Ship.class, "sailors"), "selectin");
        inEachWay(database, strategies, (asked, profile) -> {
            Ship ship = asked.query("SELECT s FROM Ship s WHERE s.id = 1", Ship.class)
                    .getSingleResult();
            asked.unit().log.clear();
            for (Sailor sailor : ship.sailors) {
                assertThat(sailor.ship).isSameAs(ship);
            }
            assertThat(asked.statements()).isEmpty();
        });
    }
}
