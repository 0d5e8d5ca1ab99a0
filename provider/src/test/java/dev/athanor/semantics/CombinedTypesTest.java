package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT and EXCEPT of entities of one hierarchy: results are of the type that both sides have in common. */
class CombinedTypesTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit =
                new ManagerUnit(database, Vehicle.class, Lorry.class, Bus.class, Pay.class, Cash.class, Card.class);
        unit.inTransaction(manager -> {
            Lorry lorry = new Lorry();
            lorry.id = 1;
            lorry.load = 7;
            Bus bus = new Bus();
            bus.id = 2;
            bus.seats = 50;
            Cash cash = new Cash();
            cash.id = 1;
            cash.coins = 3;
            Card card = new Card();
            card.id = 2;
            card.number = "1234";
            List.of(lorry, bus, cash, card).forEach(manager::persist);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void ofJoinedTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Vehicle> vehicles = manager.createQuery(
                                "SELECT l FROM Lorry l UNION SELECT b FROM Bus b WHERE b.seats = 50", Vehicle.class)
                        .getResultList();
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(vehicles).hasSize(2);
                assertThat(vehicles)
                        .filteredOn(Lorry.class::isInstance)
                        .singleElement()
                        .satisfies(vehicle -> assertThat(((Lorry) vehicle).load).isEqualTo(7));
                assertThat(vehicles)
                        .filteredOn(Bus.class::isInstance)
                        .singleElement()
                        .satisfies(vehicle -> assertThat(((Bus) vehicle).seats).isEqualTo(50));
                assertThat(manager.createQuery("SELECT v FROM Vehicle v INTERSECT SELECT b FROM Bus b", Vehicle.class)
                                .getResultList())
                        .singleElement()
                        .isInstanceOf(Bus.class);
            });
        }
    }

    @OnEachDatabase
    void ofOneTableAndSecondaryTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Pay> all = manager.createQuery("SELECT c FROM Cash c UNION ALL SELECT c FROM Card c", Pay.class)
                        .getResultList();
                assertThat(all).hasSize(2);
                assertThat(all)
                        .filteredOn(Card.class::isInstance)
                        .singleElement()
                        .satisfies(pay -> assertThat(((Card) pay).number).isEqualTo("1234"));
                assertThat(manager.createQuery("SELECT p FROM Pay p EXCEPT SELECT c FROM Card c", Pay.class)
                                .getResultList())
                        .singleElement()
                        .isExactlyInstanceOf(Cash.class);
            });
        }
    }

    @OnEachDatabase
    void theResultClassMustTakeBothAndBothBeRelated(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                var manager = unit.factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.createQuery("SELECT c FROM Cash c UNION SELECT c FROM Card c", Cash.class))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> manager.createQuery("SELECT c FROM Cash c UNION SELECT b FROM Bus b"))
                    .hasMessageContaining("ATH3054");
        }
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Vehicle {
        @Id
        int id;
    }

    @Entity
    static class Lorry extends Vehicle {
        @Column(name = "payload")
        int load;
    }

    @Entity
    static class Bus extends Vehicle {
        int seats;
    }

    @Entity
    abstract static class Pay {
        @Id
        int id;
    }

    @Entity
    static class Cash extends Pay {
        int coins;
    }

    @Entity
    @SecondaryTable(name = "card_data")
    static class Card extends Pay {
        @Column(table = "card_data")
        @Nullable String number;
    }
}
