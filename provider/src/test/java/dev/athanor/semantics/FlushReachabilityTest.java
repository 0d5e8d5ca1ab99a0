package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;

/** What a row may refer to when it is written. */
class FlushReachabilityTest {
    @OnEachDatabase
    void aNewTargetIsRefused(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Order order = new Order("first");
            order.customer = new Customer(1, "Ada");
            session.persist(order);
            unit.log.clear();
            assertThatThrownBy(session::flush)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("ATH2104 Order#1 refers to an unsaved Customer through customer; nothing has been"
                            + " written -> Persist it first, or cascade PERSIST");
            assertThat(unit.log.calls()).isEmpty();
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            assertState(order, Lifecycle.PENDING);
            session.transaction().rollback();
            assertState(order, Lifecycle.TRANSIENT);
        }
    }

    @OnEachDatabase
    void aNewElementIsRefused(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Article("pen", "Pen")));
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        Article pen = (Article) session.find(Article.class, "pen");
                        pen.tags.add(new Tag(1, "red"));
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ATH2104 Article#pen refers to an unsaved Tag through tags");
        }
    }

    @OnEachDatabase
    void aRemovedTargetIsRefused(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                session.persist(new Customer(1, "Ada"));
                session.persist(new Order("first"));
            });
            unit.log.clear();
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        Customer ada = (Customer) session.find(Customer.class, 1);
                        Order order = (Order) session.find(Order.class, 1L);
                        order.customer = ada;
                        session.remove(ada);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "ATH2105 Order#1 still refers to Customer#1 through customer, which is removed; nothing"
                                    + " has been written -> Take the reference away before the flush, or persist the target again");
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            assertThat(unit.log.statements("DELETE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aDetachedTargetIsWrittenByItsKey(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            Customer ada = new Customer(1, "Ada");
            Tag red = new Tag(1, "red");
            unit.inTransaction(session -> {
                session.persist(ada);
                session.persist(red);
            });
            ada.name = "not written";
            Order order = new Order("first");
            unit.inTransaction(session -> {
                order.customer = ada;
                session.persist(order);
                Article pen = new Article("pen", "Pen");
                pen.tags.add(red);
                session.persist(pen);
            });
            unit.inTransaction(session -> {
                Order found = (Order) session.find(Order.class, order.id);
                assertThat(found.customer.id).isEqualTo(1);
                assertThat(found.customer.name).isEqualTo("Ada");
                Article pen = (Article) session.find(Article.class, "pen");
                assertThat(pen.tags).extracting(tag -> tag.label).containsExactly("red");
            });
        }
    }

    /** Nothing of it would be written, but the specification makes no difference between the sides. */
    @OnEachDatabase
    void aNewTargetOfTheInverseSideIsRefused(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Lock.class, Key.class));
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Lock lock = new Lock();
            lock.key = new Key();
            session.persist(lock);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("ATH2104 Lock#1 refers to an unsaved Key through key");
            session.transaction().rollback();

            session.transaction().begin();
            lock.key.lock = lock;
            session.persist(lock);
            session.persist(lock.key);
            session.transaction().commit();

            session.transaction().begin();
            lock.key = new Key();
            assertThatThrownBy(session::flush).hasMessageStartingWith("ATH2104 Lock#1 refers to an unsaved Key");
            session.transaction().rollback();
        }
    }

    @Entity(name = "Lock")
    @Table(name = "door_lock")
    static class Lock {
        @Id
        int id = 1;

        @OneToOne(mappedBy = "lock")
        Key key;
    }

    @Entity(name = "Key")
    @Table(name = "door_key")
    static class Key {
        @Id
        int id = 1;

        @OneToOne
        Lock lock;
    }

    @OnEachDatabase
    void theInverseSideIsNotLookedAt(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Customer ada = new Customer(1, "Ada");
                Order order = new Order("first");
                session.persist(ada);
                session.persist(order);
                // Only the owning side is written; this one is the program's view.
                ada.orders.add(order);
            });
            unit.inTransaction(session -> {
                assertThat(((Customer) session.find(Customer.class, 1)).orders).isEmpty();
            });
        }
    }
}
