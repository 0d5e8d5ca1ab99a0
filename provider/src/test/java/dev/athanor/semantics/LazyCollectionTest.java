package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** A collection loads when its members are needed, with those of its peers, and queues what does not need them. */
class LazyCollectionTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Tag red = new Tag(1, "red");
            Tag blue = new Tag(2, "blue");
            session.persist(red);
            session.persist(blue);
            for (String code : List.of("pen", "cup")) {
                Article article = new Article(code, code);
                article.tags.add(red);
                article.tags.add(blue);
                session.persist(article);
            }
            Customer ada = new Customer(1, "Ada");
            for (int i = 1; i <= 4; i++) {
                Order order = ada.addOrder(new Order("order " + i));
                for (int j = 0; j < i; j++) {
                    new Line(order, null, j);
                }
            }
            session.persist(ada);
            session.persist(new Customer(2, "Grace"));
        });
        unit.log.clear();
        return unit;
    }

    private static long selects(ShopUnit unit) {
        return unit.log.statements("SELECT").size();
    }

    @OnEachDatabase
    void isTouchedForFree(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                List<Order> orders = ada.orders;
                assertThat(orders).isNotNull();
                assertThat(selects(unit)).isEqualTo(1);
                assertThat(orders.size()).isEqualTo(4);
                assertThat(orders.isEmpty()).isFalse();
                for (Order order : orders) {
                    assertThat(order.customer).isSameAs(ada);
                }
                assertThat(selects(unit)).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void anEmptyOneIsLoadedOnce(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer grace = (Customer) session.find(Customer.class, 2);
                assertThat(grace.orders).isEmpty();
                assertThat(grace.orders).isEmpty();
                assertThat(selects(unit)).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void loadsThoseOfItsPeersToo(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                List<Integer> sizes = new ArrayList<>();
                ada.orders.forEach(order -> sizes.add(order.lines.size()));
                assertThat(sizes).containsExactly(1, 2, 3, 4);
                assertThat(selects(unit)).isEqualTo(3);
            });
        }
    }

    @OnEachDatabase
    void addingToAListDoesNotLoadIt(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                ada.addOrder(new Order("queued"));
                session.flush();
                ada.addOrder(new Order("queued later"));
                assertThat(unit.log.statements("SELECT").stream().filter(sql -> sql.contains("orders")))
                        .isEmpty();
                // The first one comes with its row, the second from the queue.
                assertThat(ada.orders).extracting(order -> order.title).endsWith("order 4", "queued", "queued later");
            });
            assertThat(unit.log.statements("INSERT")).hasSize(2);
            unit.inTransaction(session -> assertThat(((Customer) session.find(Customer.class, 1)).orders)
                    .hasSize(6));
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void addingSomethingNewToASetDoesNotLoadIt(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Article pen = (Article) session.find(Article.class, "pen");
                Tag green = new Tag(3, "green");
                assertThat(pen.tags.add(green)).isTrue();
                session.persist(green);
            });
            assertThat(selects(unit)).isEqualTo(1);
            assertThat(unit.log.statements("INSERT")).hasSize(2);
        }
    }

    @OnEachDatabase
    void addingAMemberToASetAddsNothing(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Article pen = (Article) session.find(Article.class, "pen");
                assertThat(pen.tags.add((Tag) session.find(Tag.class, 1))).isFalse();
            });
            assertThat(unit.log.statements("INSERT")).isEmpty();
        }
    }

    @OnEachDatabase
    void removingLoadsIt(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Article pen = (Article) session.find(Article.class, "pen");
                assertThat(pen.tags.remove((Tag) session.find(Tag.class, 1))).isTrue();
                assertThat(pen.tags).hasSize(1);
            });
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly("DELETE FROM article_tag WHERE Article_code = ? AND tags_id = ?");
        }
    }

    @OnEachDatabase
    void manyLinksGoAndComeInBatches(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Article pen = (Article) session.find(Article.class, "pen");
                pen.tags.clear();
                for (int i = 10; i < 15; i++) {
                    Tag tag = new Tag(i, "t");
                    session.persist(tag);
                    pen.tags.add(tag);
                }
            });
            assertThat(unit.log.batchSizes()).containsExactly(2, 5, 5);
        }
    }

    @OnEachDatabase
    void aDetachedOwnerCannotLoadIt(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = unit.returning(session -> (Customer) session.find(Customer.class, 1));
            assertThatThrownBy(() -> ada.orders.size())
                    .isInstanceOf(UnloadedAttributeException.class)
                    .hasMessageStartingWith("ATH2001 Customer.orders was never loaded");
            assertThatThrownBy(() -> ada.orders.add(new Order("lost"))).isInstanceOf(UnloadedAttributeException.class);
            assertThat(ada.orders.toString()).isEqualTo("[<not loaded>]");
            assertThat(ada.orders.equals(List.of())).isFalse();
            assertThat(ada.orders.hashCode()).isEqualTo(ada.orders.hashCode());
        }
    }

    @OnEachDatabase
    void aDetachedOwnerKeepsWhatWasLoaded(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = unit.returning(session -> {
                Customer found = (Customer) session.find(Customer.class, 1);
                assertThat(found.orders).hasSize(4);
                return found;
            });
            unit.log.clear();
            assertThat(ada.orders).hasSize(4);
            ada.orders.remove(0);
            assertThat(ada.orders).hasSize(3);
            assertThat(unit.log.calls()).isEmpty();
        }
    }

    @OnEachDatabase
    void isReadInTheOrderOfTheMapping(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            database.execute("UPDATE orders SET version = 2 WHERE id = 1");
            unit.inTransaction(session -> assertThat(((Customer) session.find(Customer.class, 1)).orders)
                    .extracting(order -> order.id)
                    .isSorted());
        }
    }
}
