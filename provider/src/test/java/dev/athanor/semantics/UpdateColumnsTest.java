package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Shop.Address;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/** An UPDATE writes the columns whose values differ from the row's, and no others. */
class UpdateColumnsTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Customer ada = new Customer(1, "Ada");
            ada.address = new Address("Main Street", "London");
            Order order = ada.addOrder(new Order("first"));
            new Line(order, null, 3);
            session.persist(ada);
            session.persist(new Customer(2, "Grace"));
            Article pen = new Article("pen", "Pen");
            pen.tags.add(new Tag(1, "red"));
            pen.tags.forEach(session::persist);
            session.persist(pen);
        });
        unit.log.clear();
        return unit;
    }

    private static void customer(TestDatabase database, Consumer<Customer> change, String... updates) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> change.accept((Customer) session.find(Customer.class, 1)));
            assertThat(unit.log.statements("UPDATE")).containsExactly(updates);
        }
    }

    @OnEachDatabase
    void oneColumn(TestDatabase database) {
        customer(database, ada -> ada.name = "Grace", "UPDATE customer SET name = ? WHERE id = ?");
    }

    @OnEachDatabase
    void theSameValue(TestDatabase database) {
        customer(database, ada -> ada.name = new String("Ada"));
    }

    @OnEachDatabase
    void setAndSetBack(TestDatabase database) {
        customer(database, ada -> {
            ada.name = "Grace";
            ada.address.city = "Paris";
            ada.name = "Ada";
            ada.address.city = "London";
        });
    }

    @OnEachDatabase
    void oneColumnOfAnEmbeddable(TestDatabase database) {
        customer(database, ada -> ada.address.city = "Paris", "UPDATE customer SET city = ? WHERE id = ?");
    }

    @OnEachDatabase
    void anEmbeddableReplacedByOneThatDiffersInOneColumn(TestDatabase database) {
        customer(
                database,
                ada -> ada.address = new Address("Main Street", "Paris"),
                "UPDATE customer SET city = ? WHERE id = ?");
    }

    @OnEachDatabase
    void anEmbeddableReplacedByAnEqualOne(TestDatabase database) {
        customer(database, ada -> ada.address = new Address("Main Street", "London"));
    }

    @OnEachDatabase
    void anEmbeddableSetToNull(TestDatabase database) {
        customer(database, ada -> ada.address = null, "UPDATE customer SET street = ?, city = ? WHERE id = ?");
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceByItsForeignKeyWithoutLoadingAnything(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                order.customer = (Customer) session.reference(Customer.class, 2);
            });
            assertThat(unit.log.statements())
                    .hasSize(2)
                    .last()
                    .isEqualTo("UPDATE orders SET version = ?, customer_id = ? WHERE id = ? AND version = ?");
            unit.log.clear();
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                order.customer = (Customer) session.reference(Customer.class, 2);
            });
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceOfAnInstanceWhoseRowWasNeverRead(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> ((Line) session.reference(Line.class, 1L)).order = null);
            assertThat(unit.log.statements()).containsExactly("UPDATE line SET order_id = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    void whatWasWrittenBeforeTheRowWasReadStays(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.reference(Customer.class, 1);
                ada.name = "Grace";
                assertThat(ada.address.city).isEqualTo("London");
                assertThat(ada.name).isEqualTo("Grace");
                Line line = (Line) session.reference(Line.class, 1L);
                line.order = null;
                assertThat(line.quantity).isEqualTo(3);
                assertThat(line.order).isNull();
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactlyInAnyOrder(
                            "UPDATE customer SET name = ? WHERE id = ?", "UPDATE line SET order_id = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    void aPrimitiveSetAndSetBack(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Line line = (Line) session.find(Line.class, 1L);
                line.quantity++;
                line.quantity--;
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aCollectionReplacedByAnEqualOne(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Article pen = (Article) session.find(Article.class, "pen");
                pen.tags = new HashSet<>(List.of((Tag) session.find(Tag.class, 1)));
                Tag red = pen.tags.iterator().next();
                pen.tags.remove(red);
                pen.tags.add(red);
            });
            assertThat(unit.log.statements()).allMatch(sql -> sql.startsWith("SELECT"));
        }
    }

    @OnEachDatabase
    void rowsThatDifferInTheSameColumnsAreOneBatch(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                ((Customer) session.find(Customer.class, 2)).name = "b";
                ((Customer) session.find(Customer.class, 1)).name = "a";
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE customer SET name = ? WHERE id = ?");
            assertThat(unit.log.batchSizes()).containsExactly(2);
        }
    }
}
