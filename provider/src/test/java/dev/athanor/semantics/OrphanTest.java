package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.state.Lifecycle;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whoever leaves a relationship with orphanRemoval, and joins no other parent before the flush, is removed. */
class OrphanTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Customer ada = new Customer(1, "Ada");
            ada.addOrder(new Order("first"));
            ada.addOrder(new Order("second"));
            ada.addOrder(new Order("third"));
            session.persist(ada);
            session.persist(new Customer(2, "Grace"));
        });
        unit.log.clear();
        return unit;
    }

    private static void leaves(TestDatabase database, Consumer<Customer> change, String... remaining) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                change.accept(ada);
                assertThat(unit.log.statements("DELETE")).isEmpty();
            });
            assertThat(unit.log.statements("DELETE")).hasSize(1);
            unit.inTransaction(session -> assertThat(((Customer) session.find(Customer.class, 1)).orders)
                    .extracting(order -> order.title)
                    .containsExactly(remaining));
        }
    }

    @OnEachDatabase
    void removedFromTheCollection(TestDatabase database) {
        leaves(database, ada -> ada.orders.remove(1), "first", "third");
    }

    @OnEachDatabase
    void removedByAnIterator(TestDatabase database) {
        leaves(database, ada -> ada.orders.removeIf(order -> order.title.contains("ir")), "second");
    }

    @OnEachDatabase
    void cleared(TestDatabase database) {
        leaves(database, ada -> ada.orders.clear());
    }

    @OnEachDatabase
    void replacedByANewList(TestDatabase database) {
        leaves(database, ada -> ada.orders = new ArrayList<>(List.of(ada.orders.get(2))), "third");
    }

    @OnEachDatabase
    void replacedWithoutHavingBeenRead(TestDatabase database) {
        leaves(database, ada -> ada.orders = new ArrayList<>());
    }

    @OnEachDatabase
    void replacedByNull(TestDatabase database) {
        leaves(database, ada -> ada.orders = null);
    }

    @OnEachDatabase
    void movedToAnotherParentBeforeTheFlush(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Customer grace = (Customer) session.find(Customer.class, 2);
                Order first = ada.orders.remove(0);
                grace.addOrder(first);
            });
            assertThat(unit.log.statements("DELETE")).isEmpty();
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE orders SET version = ?, customer_id = ? WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void returnedBeforeTheFlush(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                ada.orders.add(ada.orders.remove(0));
            });
            assertThat(unit.log.statements("DELETE")).isEmpty();
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void removedWithTheParentThatItLeft(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                ada.orders.remove(0);
                session.remove(ada);
            });
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly(
                            "DELETE FROM orders WHERE id = ? AND version = ?", "DELETE FROM customer WHERE id = ?");
            assertThat(unit.log.batchSizes()).containsExactly(3);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void aPendingOrphanIsNeverInserted(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order fourth = ada.addOrder(new Order("fourth"));
                session.persist(fourth);
                ada.orders.remove(fourth);
                session.flush();
                assertState(fourth, Lifecycle.TRANSIENT);

                Order fifth = ada.addOrder(new Order("fifth"));
                session.persist(fifth);
                ada.orders = new ArrayList<>();
                session.flush();
                assertState(fifth, Lifecycle.TRANSIENT);

                // It leaves and finds another parent.
                Order sixth = ada.addOrder(new Order("sixth"));
                session.persist(sixth);
                ada.orders.remove(sixth);
                ((Customer) session.find(Customer.class, 2)).addOrder(sixth);
                session.flush();
                assertState(sixth, Lifecycle.PERSISTENT);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
        }
    }

    @OnEachDatabase
    void oneThatWasNeverPersistedIsLeftAlone(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order fourth = ada.addOrder(new Order("fourth"));
                ada.orders.remove(fourth);
                session.flush();
                assertState(fourth, Lifecycle.TRANSIENT);
            });
            assertThat(unit.log.statements("INSERT")).isEmpty();
        }
    }

    // ---- one-to-one -------------------------------------------------------------------------------------------------

    private static ShopUnit cars(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Car.class, Engine.class, Plate.class));
        unit.inTransaction(session -> {
            Car car = new Car();
            car.id = 1;
            car.engine = new Engine(1);
            car.plate = new Plate(1);
            car.plate.car = car;
            session.persist(car);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void aReferenceSetToNull(TestDatabase database) {
        try (ShopUnit unit = cars(database)) {
            unit.inTransaction(session -> ((Car) session.find(Car.class, 1)).engine = null);
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE car SET engine_id = ? WHERE id = ?");
            assertThat(unit.log.statements("DELETE")).containsExactly("DELETE FROM engine WHERE id = ?");
        }
    }

    @OnEachDatabase
    void aReferenceThatIsReplaced(TestDatabase database) {
        try (ShopUnit unit = cars(database)) {
            unit.inTransaction(session -> {
                Car car = (Car) session.find(Car.class, 1);
                Engine before = car.engine;
                car.engine = new Engine(2);
                session.flush();
                assertState(before, Lifecycle.DELETED);
                assertState(car.engine, Lifecycle.PERSISTENT);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void aPendingReferenceThatIsReplaced(TestDatabase database) {
        try (ShopUnit unit = cars(database)) {
            unit.inTransaction(session -> {
                Car car = (Car) session.find(Car.class, 1);
                Engine second = new Engine(2);
                car.engine = second;
                session.persist(second);
                car.engine = new Engine(3);
                session.flush();
                assertState(second, Lifecycle.TRANSIENT);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.batchSizes()).isEmpty();
        }
    }

    @OnEachDatabase
    void theInverseSideSetToNull(TestDatabase database) {
        try (ShopUnit unit = cars(database)) {
            unit.inTransaction(session -> ((Car) session.find(Car.class, 1)).plate = null);
            assertThat(unit.log.statements("DELETE")).containsExactly("DELETE FROM plate WHERE id = ?");
        }
    }

    @OnEachDatabase
    void theInverseSideReplacedMeetsTheUniqueKey(TestDatabase database) {
        try (ShopUnit unit = cars(database)) {
            unit.inTransaction(session -> {
                Car car = (Car) session.find(Car.class, 1);
                car.plate = new Plate(2);
                car.plate.car = car;
            });
            unit.inTransaction(session -> {
                assertThat(((Car) session.find(Car.class, 1)).plate.id).isEqualTo(2);
                assertThat(session.find(Plate.class, 1)).isNull();
            });
        }
    }

    @Entity
    @Table(name = "car")
    static class Car {
        @Id
        int id;

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
        Engine engine;

        @OneToOne(mappedBy = "car", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
        Plate plate;
    }

    @Entity
    @Table(name = "engine")
    static class Engine {
        @Id
        int id;

        Engine() {}

        Engine(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "plate")
    static class Plate {
        @Id
        int id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "car_id")
        Car car;

        Plate() {}

        Plate(int id) {
            this.id = id;
        }
    }
}
