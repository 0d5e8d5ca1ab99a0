package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.math.BigDecimal;

/** Aggregates, their types, and groups. */
class AggregateTest {
    @OnEachDatabase
    void typesAreThoseOfTheSpecification(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat((Object[])
                        store.list("SELECT COUNT(o), SUM(o.id), SUM(o.priority), AVG(o.id), MIN(o.id), MAX(o.day),"
                                        + " SUM(o.weight), AVG(o.total) FROM Order o")
                                .get(0))
                .containsExactly(4L, 46L, 6L, 11.5, 10, java.time.LocalDate.of(2025, 12, 31), 8.0, 37.6875);
        assertThat((BigDecimal) store.list("SELECT SUM(o.total) FROM Order o").get(0))
                .isEqualByComparingTo("150.75");
        assertThat(store.list("SELECT SUM(l.price) FROM Line l").get(0)).isEqualTo(22.5);
        assertThat(store.list("SELECT MAX(o.status), MIN(o.before), MAX(c.name) FROM Order o JOIN o.customer c"))
                .singleElement()
                .satisfies(
                        row -> assertThat((Object[]) row).containsExactly(Store.Status.PAID, Store.Status.OPEN, "Bob"));
    }

    @OnEachDatabase
    void ofNoRows(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT COUNT(o), SUM(o.id), MAX(o.id) FROM Order o WHERE o.id < 0"))
                .containsExactly("0 null null");
    }

    @OnEachDatabase
    void countsEntitiesPathsAndDistinctValues(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT COUNT(o), COUNT(o.customer), COUNT(DISTINCT o.customer), COUNT(DISTINCT o.status)"
                                + " FROM Order o"))
                .containsExactly("4 3 2 2");
        assertThat(store.texts("SELECT COUNT(l.product.title) FROM Line l")).containsExactly("3");
        assertThat(store.texts("SELECT COUNT(p), COUNT(DISTINCT p) FROM Product p LEFT JOIN p.tags t"))
                .containsExactly("5 4");
    }

    @OnEachDatabase
    void groupsByValues(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT o.status, COUNT(o), SUM(o.total) AS s FROM Order o WHERE o.status IS NOT NULL"
                                + " GROUP BY o.status HAVING SUM(o.total) > :least ORDER BY s DESC",
                        "least",
                        10))
                .containsExactly("PAID 2 130.75", "OPEN 1 20");
        assertThat(
                        store.texts(
                                "SELECT c.address.city, COUNT(c) AS n FROM Customer c GROUP BY c.address.city ORDER BY n DESC, c.address.city"))
                .containsExactly("Oslo 2", "Rome 1");
    }

    @OnEachDatabase
    void groupsByEntities(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT c, COUNT(o) FROM Customer c LEFT JOIN c.orders o GROUP BY c ORDER BY COUNT(o) DESC, c.name"))
                .containsExactly("Ann 2", "Bob 1", "Cid 0");
        assertThat(store.texts("SELECT c.name, c.address.city FROM Order o JOIN o.customer c GROUP BY c"
                        + " HAVING c.active = TRUE AND COUNT(o) > 1 ORDER BY c.grade"))
                .containsExactly("Ann Oslo");
        assertThat(store.texts(
                        "SELECT o.customer, SUM(o.total) FROM Order o GROUP BY o.customer ORDER BY SUM(o.total)"))
                .containsExactly("null 0", "Bob 30.25", "Ann 120.5");
        assertThat(store.texts(
                        "SELECT o.customer.id, COUNT(o) FROM Order o GROUP BY o.customer ORDER BY o.customer.id"))
                .hasSize(3);
    }

    @OnEachDatabase
    void inHavingWithSubquery(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.customer.name FROM Order o GROUP BY o.customer.name"
                        + " HAVING SUM(o.total) > (SELECT AVG(x.total) FROM Order x) ORDER BY o.customer.name"))
                .containsExactly("Ann");
    }

    @OnEachDatabase
    void aValueIsTheSameWhereverAGroupedExpressionStands(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT MOD(o.id, :n), COUNT(o) FROM Order o GROUP BY MOD(o.id, :n)"
                                + " HAVING COUNT(o) < :most ORDER BY MOD(o.id, :n)",
                        "n",
                        3,
                        "most",
                        2))
                .containsExactly("0 1", "2 1");
        assertThat(store.texts(
                        "SELECT CONCAT(SUBSTRING(c.name, :from), '!'), MAX(c.id) FROM Customer c"
                                + " GROUP BY SUBSTRING(c.name, :from) ORDER BY MAX(c.id)",
                        "from",
                        2))
                .containsExactly("nn! 1", "ob! 2", "id! 3");
        assertThat(store.texts(
                        "SELECT CASE WHEN o.status = dev.athanor.internal.query.Store.Status.PAID THEN 1 ELSE 0 END AS p,"
                                + " COUNT(o) FROM Order o GROUP BY CASE WHEN o.status ="
                                + " dev.athanor.internal.query.Store.Status.PAID THEN 1 ELSE 0 END ORDER BY p"))
                .containsExactly("0 2", "1 2");
        assertThat(store.texts(
                        "SELECT CASE WHEN o.id IN :ids THEN :yes ELSE :no END, COUNT(o) FROM Order o"
                                + " GROUP BY CASE WHEN o.id IN :ids THEN :yes ELSE :no END ORDER BY COUNT(o)",
                        "ids",
                        java.util.List.of(10, 11, 12),
                        "yes",
                        "yes",
                        "no",
                        "no"))
                .containsExactly("no 1", "yes 3");
    }
}
