package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hierarchies in one table and in joined tables. */
class InheritanceTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(
                database,
                Map.of(),
                List.of(
                        Payment.class,
                        Cash.class,
                        Card.class,
                        CreditCard.class,
                        Vehicle.class,
                        Lorry.class,
                        Bus.class,
                        Depot.class));
        unit.inTransaction(session -> {
            Cash cash = new Cash();
            cash.id = 1;
            cash.amount = 10;
            cash.coins = 3;
            Card card = new Card();
            card.id = 2;
            card.amount = 20;
            card.number = "1234";
            CreditCard credit = new CreditCard();
            credit.id = 3;
            credit.amount = 30;
            credit.number = "5678";
            credit.ceiling = 1000;
            session.persist(cash);
            session.persist(card);
            session.persist(credit);
        });
        unit.inTransaction(session -> {
            Depot depot = new Depot();
            depot.id = 1;
            Lorry lorry = new Lorry();
            lorry.name = "lorry";
            lorry.load = 7;
            Bus bus = new Bus();
            bus.name = "bus";
            bus.seats = 50;
            Vehicle plain = new Vehicle();
            plain.name = "plain";
            for (Vehicle vehicle : List.of(lorry, bus, plain)) {
                vehicle.depot = depot;
                depot.vehicles.add(vehicle);
            }
            session.persist(depot);
        });
        return unit;
    }

    @OnEachDatabase
    void rowsOfOneTable(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                unit.log.clear();
                Payment third = (Payment) session.find(Payment.class, 3);
                assertThat(third).isExactlyInstanceOf(CreditCard.class);
                assertThat(((CreditCard) third).ceiling).isEqualTo(1000);
                assertThat(((CreditCard) third).number).isEqualTo("5678");
                assertThat(session.find(Card.class, 3)).isSameAs(third);
                assertThat(session.find(Cash.class, 3)).isNull();
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(session.find(Cash.class, 2)).isNull();
                assertThat(session.find(Card.class, 2)).isExactlyInstanceOf(Card.class);
                assertThat(session.reference(Payment.class, 1)).isExactlyInstanceOf(Cash.class);
            });
        }
    }

    @OnEachDatabase
    void columnsOfOneTable(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.log.clear();
            unit.inTransaction(session -> {
                CreditCard credit = (CreditCard) session.find(Payment.class, 3);
                credit.amount = 31;
                credit.ceiling = 2000;
                session.flush();
                credit.number = "9999";
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE payment SET amount = ?, ceiling = ? WHERE id = ?",
                            "UPDATE payment SET number = ? WHERE id = ?");
            unit.inTransaction(session -> session.remove(session.find(Payment.class, 3)));
            assertThat(unit.log.statements("DELETE")).containsExactly("DELETE FROM payment WHERE id = ?");
        }
    }

    @OnEachDatabase
    void rowsOfJoinedTables(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.log.clear();
            unit.inTransaction(session -> {
                Depot depot = (Depot) session.find(Depot.class, 1);
                assertThat(depot.vehicles).hasSize(3);
                assertThat(unit.log.statements()).hasSize(2);
                Vehicle lorry = named(depot, "lorry");
                assertThat(lorry).isExactlyInstanceOf(Lorry.class);
                assertThat(((Lorry) lorry).load).isEqualTo(7);
                assertThat(((Bus) named(depot, "bus")).seats).isEqualTo(50);
                assertThat(named(depot, "plain")).isExactlyInstanceOf(Vehicle.class);
                assertThat(session.find(Lorry.class, named(depot, "bus").id)).isNull();
                assertThat(session.find(Bus.class, named(depot, "bus").id)).isSameAs(named(depot, "bus"));
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void insertsIntoJoinedTablesFollowTheRoots(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.log.clear();
            unit.inTransaction(session -> {
                for (int i = 0; i < 3; i++) {
                    Lorry lorry = new Lorry();
                    lorry.load = i;
                    session.persist(lorry);
                }
            });
            assertThat(unit.log.statements("INSERT"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("INSERT INTO vehicle ");
            assertThat(unit.log.statements("INSERT")).last().asString().startsWith("INSERT INTO lorry ");
            assertThat(unit.log.batchSizes()).containsExactly(3, 3);
        }
    }

    @OnEachDatabase
    void onlyTheTablesThatChangeAreUpdatedAndTheVersionWithEach(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Depot depot = (Depot) session.find(Depot.class, 1);
                Lorry lorry = (Lorry) named(depot, "lorry");
                unit.log.clear();
                lorry.name = "big lorry";
                session.flush();
                assertThat(unit.log.statements("UPDATE"))
                        .containsExactly("UPDATE vehicle SET name = ?, version = ? WHERE id = ? AND version = ?");
                unit.log.clear();
                lorry.load = 8;
                session.flush();
                assertThat(unit.log.statements("UPDATE"))
                        .containsExactly(
                                "UPDATE vehicle SET version = ? WHERE id = ? AND version = ?",
                                "UPDATE lorry SET payload = ? WHERE id = ?");
                assertThat(lorry.version).isEqualTo(3);
            });
        }
    }

    @OnEachDatabase
    void deletesFromJoinedTablesEndWithTheRoot(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.log.clear();
            unit.inTransaction(session -> session.remove(session.find(Depot.class, 1)));
            assertThat(unit.log.statements("DELETE"))
                    .containsExactlyInAnyOrder(
                            "DELETE FROM lorry WHERE id = ?",
                            "DELETE FROM bus WHERE id = ?",
                            "DELETE FROM vehicle WHERE id = ? AND version = ?",
                            "DELETE FROM vehicle WHERE id = ? AND version = ?",
                            "DELETE FROM vehicle WHERE id = ? AND version = ?",
                            "DELETE FROM depot WHERE id = ?")
                    .containsSubsequence(
                            "DELETE FROM lorry WHERE id = ?", "DELETE FROM vehicle WHERE id = ? AND version = ?")
                    .endsWith("DELETE FROM depot WHERE id = ?");
        }
    }

    @OnEachDatabase
    void aReferenceToAHierarchyIsResolved(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Depot depot = (Depot) session.find(Depot.class, 1);
                depot.pride = (Bus) named(depot, "bus");
            });
            unit.inTransaction(session -> {
                Depot depot = (Depot) session.find(Depot.class, 1);
                assertThat(depot.pride).isExactlyInstanceOf(Bus.class);
                assertThat(depot.vehicles).contains(depot.pride);
                depot.pride = null;
                depot.vehicles.removeIf(Bus.class::isInstance);
            });
            unit.inTransaction(session ->
                    assertThat(((Depot) session.find(Depot.class, 1)).vehicles).hasSize(2));
        }
    }

    private static Vehicle named(Depot depot, String name) {
        return depot.vehicles.stream()
                .filter(vehicle -> vehicle.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Entity
    @Table(name = "payment")
    static class Payment {
        @Id
        int id;

        int amount;
    }

    @Entity
    static class Cash extends Payment {
        int coins;
    }

    @Entity
    @DiscriminatorValue("C")
    static class Card extends Payment {
        String number;
    }

    @Entity
    static class CreditCard extends Card {
        int ceiling;
    }

    @Entity
    @Table(name = "vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vehicle {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        @Version
        int version;

        @ManyToOne(fetch = FetchType.LAZY)
        Depot depot;
    }

    @Entity
    @Table(name = "lorry")
    static class Lorry extends Vehicle {
        @jakarta.persistence.Column(name = "payload")
        int load;
    }

    @Entity
    @Table(name = "bus")
    static class Bus extends Vehicle {
        int seats;
    }

    @Entity
    @Table(name = "depot")
    static class Depot {
        @Id
        int id;

        @OneToMany(mappedBy = "depot", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Vehicle> vehicles = new ArrayList<>();

        @ManyToOne(fetch = FetchType.LAZY)
        Vehicle pride;
    }
}
