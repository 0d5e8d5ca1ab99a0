package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** What a rollback leaves in the instances: what they were before the transaction wrote them. */
class RollbackTest {
    @OnEachDatabase
    void newInstancesAreNewAgain(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Customer ada = new Customer(1, "Ada");
            Order order = ada.addOrder(new Order("first"));
            Line line = new Line(order, null, 1);
            session.persist(ada);
            session.flush();
            assertThat(line.id).isEqualTo(1L);
            assertThat(order.version).isEqualTo(1);
            session.transaction().rollback();

            assertState(ada, Lifecycle.TRANSIENT);
            assertState(order, Lifecycle.TRANSIENT);
            assertState(line, Lifecycle.TRANSIENT);
            assertThat(line.id).isNull();
            assertThat(order.version).isZero();
            assertThat(ada.orders).containsExactly(order);

            unit.log.clear();
            unit.inTransaction(other -> other.persist(ada));
            assertThat(unit.log.statements("INSERT")).hasSize(3);
            unit.inTransaction(other -> {
                Customer found = (Customer) other.find(Customer.class, 1);
                assertThat(found.orders.get(0).lines).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    void linksAreWrittenAgainToo(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            Article pen = new Article("pen", "Pen");
            Tag red = new Tag(1, "red");
            pen.tags.add(red);
            session.transaction().begin();
            session.persist(red);
            session.persist(pen);
            session.flush();
            session.transaction().rollback();
            unit.inTransaction(other -> {
                other.persist(red);
                other.persist(pen);
            });
            unit.inTransaction(other -> assertThat(((Article) other.find(Article.class, "pen")).tags)
                    .hasSize(1));
        }
    }

    @OnEachDatabase
    void managedAndRemovedInstancesAreDetached(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            unit.inTransaction(other -> {
                other.persist(new Order("first"));
                other.persist(new Order("second"));
                other.persist(new Order("third"));
            });
            session.transaction().begin();
            Order first = (Order) session.find(Order.class, 1L);
            first.title = "changed";
            Order second = (Order) session.find(Order.class, 2L);
            session.remove(second);
            session.flush();
            Order third = (Order) session.find(Order.class, 3L);
            session.remove(third);
            session.transaction().rollback();

            assertState(first, Lifecycle.DETACHED);
            assertState(second, Lifecycle.DETACHED);
            assertState(third, Lifecycle.DETACHED);
            assertThat(session.contains(first)).isFalse();
            assertThat(first.title).isEqualTo("changed");
            assertThat(first.version).isEqualTo(1);
            unit.inTransaction(other -> other.merge(first));
            unit.inTransaction(other -> {
                Order found = (Order) other.find(Order.class, 1L);
                assertThat(found.title).isEqualTo("changed");
                assertThat(found.version).isEqualTo(2);
                assertThat(other.find(Order.class, 2L)).isNotNull();
                assertThat(other.find(Order.class, 3L)).isNotNull();
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void aFailedFlushLeavesNothingHalfWritten(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            unit.inTransaction(other -> {
                other.persist(new Tag(1, "red"));
                other.persist(new Order("first"));
            });
            session.transaction().begin();
            Order first = (Order) session.find(Order.class, 1L);
            first.title = "changed";
            Order second = new Order("second");
            Line line = new Line(second, null, 1);
            session.persist(second);
            Tag taken = new Tag(1, "taken");
            session.persist(taken);
            assertThatThrownBy(session::flush).isInstanceOf(ConstraintViolationException.class);
            // Nothing has happened to the instances that a program could take for success.
            assertState(first, Lifecycle.PERSISTENT);
            assertState(second, Lifecycle.PENDING);
            assertState(taken, Lifecycle.PENDING);
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            assertThatThrownBy(() -> session.transaction().commit())
                    .hasMessage(
                            "ATH2142 the transaction was marked for rollback and has been rolled back -> Look for the"
                                    + " failure that marked it; repeat the work in a new transaction");
            assertState(first, Lifecycle.DETACHED);
            assertThat(first.version).isEqualTo(1);
            assertState(second, Lifecycle.TRANSIENT);
            assertState(taken, Lifecycle.TRANSIENT);
            assertThat(line.id).isNull();

            unit.inTransaction(other -> {
                assertThat(((Order) other.find(Order.class, 1L)).title).isEqualTo("first");
                assertThat(((Tag) other.find(Tag.class, 1)).label).isEqualTo("red");
                other.merge(first);
                other.persist(second);
                taken.id = 2;
                other.persist(taken);
            });
            unit.inTransaction(other -> {
                assertThat(((Order) other.find(Order.class, 1L)).title).isEqualTo("changed");
                assertThat(((Order) other.find(Order.class, second.id)).lines).hasSize(1);
                assertThat(other.find(Tag.class, 2)).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void aCommitThatFailsHasRolledBack(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            unit.inTransaction(other -> other.persist(new Tag(1, "red")));
            session.transaction().begin();
            Tag taken = new Tag(1, "taken");
            session.persist(taken);
            assertThatThrownBy(() -> session.transaction().commit()).isInstanceOf(ConstraintViolationException.class);
            assertThat(session.transaction().isActive()).isFalse();
            assertState(taken, Lifecycle.TRANSIENT);
            assertThat(unit.log.rollbacks()).isEqualTo(1);
            // The session goes on.
            session.transaction().begin();
            assertThat(((Tag) session.find(Tag.class, 1)).label).isEqualTo("red");
            session.transaction().commit();
        }
    }

    @OnEachDatabase
    void instancesOfEarlierTransactionsAreDetachedAndNotNew(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Tag tag = new Tag(1, "red");
            session.persist(tag);
            session.transaction().commit();
            session.transaction().begin();
            tag.label = "blue";
            session.transaction().rollback();
            assertState(tag, Lifecycle.DETACHED);
            unit.inTransaction(other ->
                    assertThat(((Tag) other.find(Tag.class, 1)).label).isEqualTo("red"));
        }
    }
}
