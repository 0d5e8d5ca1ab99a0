package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.isLoaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;

/** An eager reference is there when the result is: one more statement for all rows and each type, not one per row. */
class EagerToOneTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, City.class, State.class, Planet.class, Position.class);
        unit.inTransaction(manager -> {
            Planet planet = new Planet();
            planet.id = 1;
            planet.name = "Earth";
            manager.persist(planet);
            for (int i = 1; i <= 3; i++) {
                State state = new State();
                state.id = i;
                state.planet = planet;
                manager.persist(state);
            }
            for (int i = 1; i <= 9; i++) {
                City city = new City();
                city.id = i;
                city.state = manager.find(State.class, (i - 1) % 3 + 1);
                city.position = new Position();
                city.position.planet = planet;
                manager.persist(city);
            }
            City alone = new City();
            alone.id = 10;
            alone.twin = manager.find(City.class, 1);
            manager.persist(alone);
            manager.find(City.class, 1).twin = alone;
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void isLoadedWithItsOwner(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                City city = manager.find(City.class, 2);
                assertThat(isLoaded(city, "state")).isTrue();
                int statements = unit.log.statements().size();
                assertThat(city.state.planet.name).isEqualTo("Earth");
                assertThat(city.position.planet).isSameAs(city.state.planet);
                assertThat(unit.log.statements()).hasSize(statements);
            });
        }
    }

    @OnEachDatabase
    void ofAWholeResultInOneStatementPerType(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<City> cities = manager.createQuery("select c from City c order by c.id", City.class)
                        .getResultList();
                assertThat(cities).hasSize(10).allMatch(city -> isLoaded(city, "state"));
                assertThat(unit.log.statements()).hasSizeLessThanOrEqualTo(3);
                int statements = unit.log.statements().size();
                cities.forEach(city -> assertThat(city.state == null || city.state.planet.id == 1)
                        .isTrue());
                assertThat(unit.log.statements()).hasSize(statements);
            });
        }
    }

    @OnEachDatabase
    void circlesEnd(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                City alone = manager.find(City.class, 10);
                assertThat(alone.twin.twin).isSameAs(alone);
            });
        }
    }

    @OnEachDatabase
    void aWriteKeepsItsOrder(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                City city = manager.find(City.class, 2);
                city.state = null;
                manager.refresh(city);
                assertThat(city.state.id).isEqualTo(2);
                city.state = manager.find(State.class, 3);
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE city SET state_id = ? WHERE id = ?");
        }
    }

    @Entity
    @Table(name = "city")
    static class City {
        @Id
        int id;

        @ManyToOne
        State state;

        @ManyToOne
        City twin;

        @Embedded
        Position position;
    }

    @Embeddable
    static class Position {
        double latitude;

        @ManyToOne
        Planet planet;
    }

    @Entity
    @Table(name = "state")
    static class State {
        @Id
        int id;

        @ManyToOne
        Planet planet;
    }

    @Entity
    @Table(name = "planet")
    static class Planet {
        @Id
        int id;

        String name;
    }
}
