package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityResult;
import jakarta.persistence.FetchType;
import jakarta.persistence.FieldResult;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.SqlResultSetMapping;
import java.util.List;

/** What annotations make of the rows of SQL. Jakarta Persistence 3.2, section 3.11.16. */
class ResultMappingTest {
    record Line(String name, long weight) {}

    @Embeddable
    static class Measure {
        int weight;
        int length;
    }

    @Entity
    static class Harbour {
        @Id
        int id;

        String name;
    }

    @Entity
    @DiscriminatorColumn(name = "kind")
    @SqlResultSetMapping(
            name = "both",
            entities = {
                @EntityResult(
                        entityClass = Ship.class,
                        discriminatorColumn = "K",
                        fields = {
                            @FieldResult(name = "id", column = "SID"),
                            @FieldResult(name = "name", column = "SNAME"),
                            @FieldResult(name = "measure.weight", column = "W"),
                            @FieldResult(name = "measure.length", column = "L"),
                            @FieldResult(name = "home.id", column = "HOMEID"),
                            @FieldResult(name = "sails", column = "SL")
                        }),
                @EntityResult(entityClass = Harbour.class)
            },
            columns = @ColumnResult(name = "total", type = Long.class))
    @SqlResultSetMapping(
            name = "lines",
            classes =
                    @ConstructorResult(
                            targetClass = Line.class,
                            columns = {@ColumnResult(name = "name"), @ColumnResult(name = "weight")}))
    @SqlResultSetMapping(name = "names", columns = @ColumnResult(name = "name"))
    @NamedNativeQuery(
            name = "Ship.lines",
            query = "SELECT name, weight FROM Ship ORDER BY id",
            resultSetMapping = "lines")
    @NamedNativeQuery(
            name = "Ship.weights",
            query = "SELECT name, weight FROM Ship WHERE weight > ? ORDER BY id",
            columns = {@ColumnResult(name = "weight", type = Long.class), @ColumnResult(name = "name")})
    static class Ship {
        @Id
        int id;

        String name;
        Measure measure;

        @ManyToOne(fetch = FetchType.LAZY)
        Harbour home;
    }

    @Entity
    static class SailingShip extends Ship {
        Integer sails;
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Harbour.class, Ship.class, SailingShip.class, Measure.class);
        unit.inTransaction(manager -> {
            Harbour harbour = new Harbour();
            harbour.id = 1;
            harbour.name = "Cork";
            manager.persist(harbour);
            for (int id = 1; id <= 2; id++) {
                Ship ship = id == 1 ? new Ship() : new SailingShip();
                ship.id = id;
                ship.name = "Ship " + id;
                ship.measure = new Measure();
                ship.measure.weight = id * 100;
                ship.measure.length = id;
                ship.home = harbour;
                if (ship instanceof SailingShip sailing) {
                    sailing.sails = 7;
                }
                manager.persist(ship);
            }
        });
        unit.log.clear();
        return unit;
    }

    private static final String BOTH =
            "SELECT s.id AS SID, s.name AS SNAME, s.weight AS W, s.length AS L, s.sails AS SL,"
                    + " s.home_id AS HOMEID, s.kind AS K, h.id, h.name, s.weight + 1 AS total"
                    + " FROM Ship s JOIN Harbour h ON h.id = s.home_id ORDER BY s.id";

    @OnEachDatabase
    void entitiesComeFirstThenValues(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            List<?> rows = manager.createNativeQuery(BOTH, "both").getResultList();
            assertThat(unit.log.statements()).hasSize(1);
            assertThat(rows).hasSize(2);
            Object[] second = (Object[]) rows.get(1);
            assertThat(second).hasSize(3);
            SailingShip ship = (SailingShip) second[0];
            assertThat(ship.name).isEqualTo("Ship 2");
            assertThat(ship.measure.weight).isEqualTo(200);
            assertThat(ship.sails).isEqualTo(7);
            assertThat(ship.home).isSameAs(second[1]);
            assertThat(((Harbour) second[1]).name).isEqualTo("Cork");
            assertThat(second[2]).isEqualTo(201L);
            assertThat(manager.contains(ship)).isTrue();
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void newObjectsAreMadeByTheirConstructor(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            assertThat(manager.createNativeQuery("SELECT name, weight FROM Ship ORDER BY id", "lines")
                            .setFirstResult(1)
                            .getResultList())
                    .isEqualTo(List.of(new Line("Ship 2", 200)));
            assertThat(manager.createNamedQuery("Ship.lines", Line.class).getResultList())
                    .containsExactly(new Line("Ship 1", 100), new Line("Ship 2", 200));
        }
    }

    @OnEachDatabase
    void aSingleValueIsNoArray(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            assertThat(manager.createNativeQuery("SELECT name FROM Ship ORDER BY id", "names")
                            .getResultList())
                    .isEqualTo(List.of("Ship 1", "Ship 2"));
        }
    }

    @OnEachDatabase
    void aNamedQueryMayHaveAMappingOfItsOwn(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Object[] row = (Object[]) manager.createNamedQuery("Ship.weights")
                    .setParameter(1, 150)
                    .getSingleResult();
            assertThat(row).containsExactly(200L, "Ship 2");
        }
    }

    @OnEachDatabase
    void pendingChangesAreWrittenFirst(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.getTransaction().begin();
            manager.find(Ship.class, 1).name = "Aran";
            assertThat(manager.createNativeQuery("SELECT name FROM Ship WHERE id = 1", "names")
                            .getSingleResult())
                    .isEqualTo("Aran");
            manager.getTransaction().rollback();
        }
    }

    @OnEachDatabase
    void wrongNamesAreRefused(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.createNativeQuery("SELECT 1", "nothing"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ATH6207");
            assertThatThrownBy(() -> manager.createNativeQuery("SELECT id FROM Ship", "names")
                            .getResultList())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ATH3127");
        }
    }
}
