package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.state.Lifecycle;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Person;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** PERSIST travels at the call, and once more at the flush along what has changed. */
class PersistCascadeTest {
    @OnEachDatabase
    void travelsAtTheCall(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Customer ada = new Customer(1, "Ada");
                Order order = ada.addOrder(new Order("first"));
                session.persist(ada);
                assertThat(session.contains(order)).isTrue();
                assertThat(order.id).isNotNull();
                assertThat(unit.log.statements("INSERT")).isEmpty();
            });
            assertThat(unit.log.statements("INSERT")).hasSize(2);
        }
    }

    @OnEachDatabase
    void travelsAtTheFlushToWhatJoinedSince(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Customer ada = new Customer(1, "Ada");
                session.persist(ada);
                Order before = ada.addOrder(new Order("before the flush"));
                assertState(before, Lifecycle.TRANSIENT);
                session.flush();
                assertState(before, Lifecycle.PERSISTENT);
                Order after = ada.addOrder(new Order("of a persistent customer"));
                session.flush();
                assertState(after, Lifecycle.PERSISTENT);
            });
        }
    }

    @OnEachDatabase
    void travelsAtTheFlushFromAnUnloadedCollectionWithoutLoadingIt(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Customer(1, "Ada")));
            unit.log.clear();
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                ada.addOrder(new Order("new"));
            });
            assertThat(unit.log.statements("SELECT").stream().filter(sql -> sql.contains("FROM orders")))
                    .isEmpty();
            assertThat(unit.log.statements("INSERT")).hasSize(1);
        }
    }

    @OnEachDatabase
    void doesNotTakeBackTheRemovalOfAMemberThatWasThereBefore(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Customer ada = new Customer(1, "Ada");
                ada.addOrder(new Order("first"));
                session.persist(ada);
            });
            unit.log.clear();
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                session.remove(ada.orders.get(0));
                ada.addOrder(new Order("second"));
            });
            assertThat(unit.log.statements("DELETE")).hasSize(1);
            assertThat(unit.log.statements("INSERT")).hasSize(1);
        }
    }

    @OnEachDatabase
    void takesBackTheRemovalOfWhatIsReferredToAnew(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Person(1, "boss")));
            unit.log.clear();
            unit.inTransaction(session -> {
                Person boss = (Person) session.find(Person.class, 1);
                session.remove(boss);
                Person other = new Person(2, "other");
                other.boss = boss;
                session.persist(other);
                assertThat(session.contains(boss)).isTrue();
            });
            assertThat(unit.log.statements("DELETE")).isEmpty();
        }
    }

    @OnEachDatabase
    void followsChainsThatAreLongerThanTheStack(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            Person last = new Person(1, "1");
            Person person = last;
            for (int i = 2; i <= 20_000; i++) {
                person.boss = new Person(i, "n");
                person = person.boss;
            }
            try (var session = unit.factory.openSession()) {
                session.persist(last);
                assertState(person, Lifecycle.PENDING);
                assertThat(session.context().pending().size()).isEqualTo(20_000);
            }
        }
    }

    @OnEachDatabase
    void stopsAtPersistentInstancesThatDidNotChange(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Customer ada = new Customer(1, "Ada");
                for (int i = 0; i < 3; i++) {
                    ada.addOrder(new Order("order " + i));
                }
                session.persist(ada);
            });
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                List<Order> orders = new ArrayList<>(ada.orders);
                unit.log.clear();
                session.persist(ada);
                session.flush();
                assertThat(unit.log.calls()).isEmpty();
                orders.forEach(order -> assertState(order, Lifecycle.PERSISTENT));
            });
        }
    }
}
