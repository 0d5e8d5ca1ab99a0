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

class RoundTripTest {
    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void aGraphGoesToTheDatabaseAndComesBack(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Article pen = new Article("pen", "Pen");
                Tag red = new Tag(1, "red");
                pen.tags.add(red);
                session.persist(red);
                session.persist(pen);
                Customer ada = new Customer(1, "Ada");
                ada.address = new Address("Main Street", "London");
                Order order = ada.addOrder(new Order("first"));
                new Line(order, pen, 3);
                new Line(order, pen, 4);
                ada.addOrder(new Order("second"));
                session.persist(ada);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(6);
            assertThat(unit.log.batchSizes()).containsExactly(2, 2);
            unit.log.clear();
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                assertThat(ada.name).isEqualTo("Ada");
                assertThat(ada.address.city).isEqualTo("London");
                assertThat(ada.orders).extracting(order -> order.title).containsExactly("first", "second");
                Order first = ada.orders.get(0);
                assertThat(first.customer).isSameAs(ada);
                assertThat(first.lines).extracting(line -> line.quantity).containsExactlyInAnyOrder(3, 4);
                assertThat(first.lines.iterator().next().article.tags).hasSize(1);
                ada.address.city = "Paris";
                ada.orders.remove(1);
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE customer SET city = ? WHERE id = ?");
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly("DELETE FROM orders WHERE id = ? AND version = ?");
            unit.log.clear();
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                assertThat(ada.address.city).isEqualTo("Paris");
                assertThat(ada.orders).hasSize(1);
                session.remove(ada);
            });
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly(
                            "DELETE FROM line WHERE id = ?",
                            "DELETE FROM orders WHERE id = ? AND version = ?",
                            "DELETE FROM customer WHERE id = ?");
        }
    }
}
