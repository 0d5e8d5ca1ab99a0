package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static dev.athanor.semantics.Facts.isMarked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;

/** REMOVE travels at the call, to what is loaded for it. */
class RemoveCascadeTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Article pen = new Article("pen", "Pen");
            Tag red = new Tag(1, "red");
            pen.tags.add(red);
            session.persist(red);
            session.persist(pen);
            Customer ada = new Customer(1, "Ada");
            for (String title : List.of("first", "second", "third")) {
                Order order = ada.addOrder(new Order(title));
                new Line(order, pen, 1);
                new Line(order, pen, 2);
            }
            session.persist(ada);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void travelsToWhatHasToBeLoaded(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                session.remove(ada);
                Order first = (Order) session.context()
                        .identityMap()
                        .get(session.services().model().mapper(Order.class), 1L);
                assertThat(isMarked(first)).isTrue();
                assertThat(session.contains(first)).isFalse();
                assertThat(unit.log.statements("DELETE")).isEmpty();
            });
            // The customer, its orders, the lines of all orders.
            assertThat(unit.log.statements("SELECT")).hasSize(3);
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly(
                            "DELETE FROM line WHERE id = ?",
                            "DELETE FROM orders WHERE id = ? AND version = ?",
                            "DELETE FROM customer WHERE id = ?");
            assertThat(unit.log.batchSizes()).containsExactly(6, 3);
        }
    }

    @OnEachDatabase
    void travelsFromAnInstanceThatIsNewToo(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Order first = (Order) session.find(Order.class, 1L);
                Customer grace = new Customer(2, "Grace");
                grace.orders.add(first);
                session.remove(grace);
                assertState(grace, Lifecycle.TRANSIENT);
                assertThat(isMarked(first)).isTrue();
            });
            assertThat(unit.log.statements("DELETE")).hasSize(2);
        }
    }

    @OnEachDatabase
    void takesPendingInstancesAlong(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order fourth = ada.addOrder(new Order("fourth"));
                session.persist(fourth);
                session.remove(ada);
                assertState(fourth, Lifecycle.TRANSIENT);
            });
            assertThat(unit.log.statements("INSERT")).isEmpty();
        }
    }

    @OnEachDatabase
    void doesNotTravelWithoutCascade(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            assertThatThrownBy(() -> unit.inTransaction(session -> session.remove(session.find(Article.class, "pen"))))
                    .isInstanceOf(ConstraintViolationException.class);
            unit.inTransaction(session -> {
                for (long id = 1; id <= 6; id++) {
                    session.remove(session.find(Line.class, id));
                }
                session.remove(session.find(Article.class, "pen"));
            });
            assertThat(unit.log.statements("DELETE"))
                    .endsWith(
                            "DELETE FROM article_tag WHERE Article_code = ?",
                            "DELETE FROM line WHERE id = ?",
                            "DELETE FROM article WHERE code = ?");
            unit.inTransaction(session -> assertThat(session.find(Tag.class, 1)).isNotNull());
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceIsRemovedWithoutItsRow(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> session.persist(new Tag(2, "blue")));
            unit.log.clear();
            unit.inTransaction(session -> session.remove(session.reference(Tag.class, 2)));
            assertThat(unit.log.statements()).containsExactly("DELETE FROM tag WHERE id = ?");
        }
    }

    @OnEachDatabase
    void massRemovalOfPendingInstancesIsCheap(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                var session = unit.factory.openSession()) {
            Tag[] tags = new Tag[100_000];
            for (int i = 0; i < tags.length; i++) {
                tags[i] = new Tag(i, "");
                session.persist(tags[i]);
            }
            long before = System.nanoTime();
            for (Tag tag : tags) {
                session.remove(tag);
            }
            assertThat(session.context().pending().size()).isZero();
            assertThat(session.context().pending().members()).isEmpty();
            // A pass per removal would take minutes.
            assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
        }
    }
}
