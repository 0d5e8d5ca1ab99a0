package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Person;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows are written in an order that foreign keys accept, whatever the order of the calls. */
class FlushOrderTest {
    private static List<String> tables(ShopUnit unit, String verb) {
        return unit.log.statements(verb).stream()
                .map(sql -> sql.replaceFirst("^(INSERT INTO|DELETE FROM|UPDATE) ", "")
                        .replaceFirst("[ (].*", ""))
                .toList();
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void typesFollowThoseThatTheyReferTo(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            Customer ada = new Customer(1, "Ada");
            Article pen = new Article("pen", "Pen");
            Tag red = new Tag(1, "red");
            Order order = new Order("first");
            Line line = new Line(order, pen, 1);
            order.customer = ada;
            pen.tags.add(red);
            List<Object> all = List.of(line, order, pen, red, ada);
            unit.inTransaction(session -> all.forEach(session::persist));
            assertThat(tables(unit, "INSERT"))
                    .containsSubsequence("customer", "orders", "line")
                    .containsSubsequence("article", "line", "article_tag")
                    .containsSubsequence("tag", "article_tag")
                    .hasSize(6);
            unit.log.clear();
            unit.inTransaction(session -> {
                session.remove(session.find(Tag.class, 1));
                session.remove(session.find(Customer.class, 1));
                session.remove(session.find(Article.class, "pen"));
            });
            assertThat(tables(unit, "DELETE"))
                    .containsSubsequence("article_tag", "line", "article")
                    .containsSubsequence("article_tag", "tag")
                    .containsSubsequence("line", "orders", "customer")
                    .hasSize(6);
        }
    }

    @OnEachDatabase
    void updatesGoBetweenInsertsAndDeletes(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Customer ada = new Customer(1, "Ada");
                session.persist(ada);
                session.persist(ada.addOrder(new Order("first")));
            });
            unit.log.clear();
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order first = ada.orders.remove(0);
                session.remove(ada);
                Customer grace = new Customer(2, "Grace");
                session.persist(grace);
                grace.addOrder(first);
            });
            assertThat(unit.log.statements().stream()
                            .filter(sql -> !sql.startsWith("SELECT"))
                            .map(sql -> sql.substring(0, 6)))
                    .containsExactly("INSERT", "UPDATE", "DELETE");
        }
    }

    @OnEachDatabase
    void instancesOfOneTypeGoInOneBatchReferredOnesFirst(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            List<Person> people = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Person person = new Person(i, "p");
                person.boss = i == 0 ? null : people.get((i - 1) / 3);
                people.add(person);
            }
            List<Person> shuffled = new ArrayList<>(people);
            Collections.reverse(shuffled);
            unit.inTransaction(session -> shuffled.forEach(session::persist));
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.batchSizes()).containsExactly(40);
            unit.log.clear();
            unit.inTransaction(session -> people.forEach(p -> session.remove(session.find(Person.class, p.id))));
            assertThat(unit.log.batchSizes()).containsExactly(40);
        }
    }

    @OnEachDatabase
    void aDeepChainIsWrittenAndDeleted(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            int depth = 5_000;
            unit.inTransaction(session -> {
                Person person = new Person(0, "p");
                session.persist(person);
                for (int i = 1; i < depth; i++) {
                    person.boss = new Person(i, "p");
                    person = person.boss;
                }
            });
            assertThat(unit.log.batchSizes()).containsExactly(depth);
            unit.log.clear();
            unit.inTransaction(session -> {
                for (int i = depth - 1; i >= 0; i--) {
                    session.remove(session.find(Person.class, i));
                }
            });
            assertThat(unit.log.batchSizes()).containsExactly(depth);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void rowsOfJoinTablesFollowBothEnds(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Article pen = new Article("pen", "Pen");
                session.persist(pen);
                for (int i = 0; i < 3; i++) {
                    Tag tag = new Tag(i, "t" + i);
                    pen.tags.add(tag);
                    session.persist(tag);
                }
            });
            assertThat(tables(unit, "INSERT")).last().isEqualTo("article_tag");
            assertThat(unit.log.batchSizes()).containsExactly(3, 3);
            unit.log.clear();
            unit.inTransaction(session -> {
                Article pen = (Article) session.find(Article.class, "pen");
                Tag gone = pen.tags.iterator().next();
                pen.tags.remove(gone);
                session.remove(gone);
                Tag added = new Tag(10, "added");
                pen.tags.add(added);
                session.persist(added);
            });
            assertThat(unit.log.statements().stream()
                            .filter(sql -> !sql.startsWith("SELECT"))
                            .map(sql -> sql.replaceFirst("[(=].*", "")))
                    .containsExactly(
                            "DELETE FROM article_tag WHERE Article_code ",
                            "INSERT INTO tag ",
                            "INSERT INTO article_tag ",
                            "DELETE FROM tag WHERE id ");
        }
    }
}
