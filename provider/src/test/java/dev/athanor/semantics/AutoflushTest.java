package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.Date;
import java.util.function.Consumer;

/** A query in a transaction sees what is pending, and flushes only if it could see it. */
class AutoflushTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Shop.ENTITIES.toArray(Class<?>[]::new));
        unit.inTransaction(manager -> {
            Customer ada = new Customer(1, "Ada");
            ada.since = new Date(1_000_000);
            ada.addOrder(new Order("first"));
            manager.persist(ada);
            Article pen = new Article("pen", "Pen");
            manager.persist(pen);
            manager.persist(new Tag(1, "red"));
        });
        unit.log.clear();
        return unit;
    }

    private static void flushes(TestDatabase database, Consumer<EntityManager> change, String query, boolean expected) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                change.accept(manager);
                unit.log.clear();
                manager.createQuery(query).getResultList();
                assertThat(unit.log.statements().stream().anyMatch(sql -> !sql.startsWith("SELECT")))
                        .isEqualTo(expected);
            });
        }
    }

    @OnEachDatabase
    void aNewRowOfTheQueriedTable(TestDatabase database) {
        flushes(database, manager -> manager.persist(new Tag(2, "blue")), "select t from Tag t", true);
    }

    @OnEachDatabase
    void aNewRowOfAnotherTable(TestDatabase database) {
        flushes(database, manager -> manager.persist(new Tag(2, "blue")), "select c from Customer c", false);
    }

    @OnEachDatabase
    void aChangedRow(TestDatabase database) {
        flushes(
                database,
                manager -> manager.find(Customer.class, 1).name = "Grace",
                "select c.name from Customer c",
                true);
    }

    @OnEachDatabase
    void aChangedRowBehindAJoin(TestDatabase database) {
        flushes(
                database,
                manager -> manager.find(Customer.class, 1).name = "Grace",
                "select o from Order o where o.customer.name = 'Grace'",
                true);
    }

    @OnEachDatabase
    void aChangedRowOfAnotherTable(TestDatabase database) {
        flushes(database, manager -> manager.find(Customer.class, 1).name = "Grace", "select a from Article a", false);
    }

    @OnEachDatabase
    void aRemovedRow(TestDatabase database) {
        flushes(database, manager -> manager.remove(manager.find(Tag.class, 1)), "select count(t) from Tag t", true);
    }

    @OnEachDatabase
    void aLink(TestDatabase database) {
        flushes(
                database,
                manager -> manager.find(Article.class, "pen").tags.add(manager.find(Tag.class, 1)),
                "select t from Article a join a.tags t",
                true);
    }

    @OnEachDatabase
    void whatAFlushWouldCascadeTo(TestDatabase database) {
        flushes(
                database,
                manager -> manager.find(Customer.class, 1).addOrder(new Order("second")),
                "select o from Order o",
                true);
        flushes(database, manager -> new Line(manager.find(Order.class, 1L), null, 1), "select l from Line l", true);
    }

    @OnEachDatabase
    void anOrphan(TestDatabase database) {
        flushes(database, manager -> manager.find(Customer.class, 1).orders.clear(), "select o from Order o", true);
    }

    @OnEachDatabase
    void aValueChangedInPlace(TestDatabase database) {
        flushes(
                database,
                manager -> manager.find(Customer.class, 1).since.setTime(2_000_000),
                "select c.since from Customer c",
                true);
    }

    @OnEachDatabase
    void outsideATransactionNothingIsWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.persist(new Tag(2, "blue"));
            assertThat(manager.createQuery("select t from Tag t").getResultList())
                    .hasSize(1);
            assertThat(unit.log.statements("INSERT")).isEmpty();
        }
    }

    @OnEachDatabase
    void aNativeQueryFlushesEverything(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                manager.persist(new Tag(2, "blue"));
                assertThat(manager.createNativeQuery("select id from tag").getResultList())
                        .hasSize(2);
            });
        }
    }

    @OnEachDatabase
    void theResultIsTheInstanceThatTheContextHas(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Tag blue = new Tag(2, "blue");
                manager.persist(blue);
                assertThat(manager.createQuery("select t from Tag t where t.id = 2", Tag.class)
                                .getSingleResult())
                        .isSameAs(blue);
            });
        }
    }
}
