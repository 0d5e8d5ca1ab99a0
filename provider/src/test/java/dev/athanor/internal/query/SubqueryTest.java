package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** Subqueries, and what is asked of collections as a whole. */
class SubqueryTest {
    @OnEachDatabase
    void existsAndIn(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT c FROM Customer c WHERE EXISTS (SELECT o FROM Order o WHERE o.customer = c) ORDER BY c.id"))
                .containsExactly("Ann", "Bob");
        assertThat(store.texts("SELECT c FROM Customer c WHERE NOT EXISTS (SELECT 1 FROM c.orders o)"))
                .containsExactly("Cid");
        assertThat(store.texts(
                        "SELECT c FROM Customer c WHERE c IN (SELECT o.customer FROM Order o WHERE o.total > 50)"))
                .containsExactly("Ann");
        assertThat(
                        store.texts(
                                "SELECT c FROM Customer c WHERE c.id NOT IN (SELECT o.customer.id FROM Order o WHERE o.customer IS NOT NULL)"))
                .containsExactly("Cid");
    }

    @OnEachDatabase
    void values(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.total = (SELECT MAX(x.total) FROM Order x)"))
                .containsExactly("10");
        assertThat(store.texts("SELECT c.name, (SELECT COUNT(o) FROM c.orders o) FROM Customer c ORDER BY c.id"))
                .containsExactly("Ann 2", "Bob 1", "Cid 0");
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.total >= ALL (SELECT x.total FROM Order x)"))
                .containsExactly("10");
        assertThat(
                        store.texts(
                                "SELECT o.id FROM Order o WHERE o.total < ANY (SELECT x.total FROM Order x WHERE x.id < 12) ORDER BY o.id"))
                .containsExactly("11", "12", "13");
        assertThat(
                        store.texts(
                                "SELECT o.id FROM Order o WHERE o.total < SOME (SELECT x.total FROM Order x WHERE x.id = 12) ORDER BY o.id"))
                .containsExactly("11", "13");
    }

    @OnEachDatabase
    void correlatedByPathsAndJoins(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT c FROM Customer c WHERE EXISTS (SELECT l FROM c.orders o JOIN o.lines l WHERE l.product.title = 'Car')"))
                .containsExactly("Ann");
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE EXISTS (SELECT p FROM o.customer.orders p WHERE p.id > o.id)"))
                .containsExactly("10");
        assertThat(
                        store.texts(
                                "SELECT l.id FROM Line l WHERE EXISTS (SELECT t FROM Tag t WHERE t.name = 'red' AND l.order.customer.name = 'Ann') ORDER BY l.id"))
                .containsExactly("100", "101", "102");
        assertThat(
                        store.texts(
                                "SELECT p.code FROM Product p WHERE EXISTS (SELECT t FROM p.tags t WHERE t.name = 'new') ORDER BY p.code"))
                .containsExactly("b1", "b2");
    }

    @OnEachDatabase
    void memberOf(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        Store.Order order = new Store.Order();
        order.id = 12;
        assertThat(store.texts("SELECT c FROM Customer c WHERE :o MEMBER OF c.orders", "o", order))
                .containsExactly("Bob");
        assertThat(store.texts("SELECT c FROM Customer c WHERE :o NOT MEMBER OF c.orders ORDER BY c.id", "o", order))
                .containsExactly("Ann", "Cid");
        Store.Tag tag = new Store.Tag();
        tag.name = "red";
        assertThat(store.texts("SELECT p FROM Product p WHERE :t MEMBER OF p.tags ORDER BY p.code", "t", tag))
                .containsExactly("b1", "t1");
        assertThat(store.texts("SELECT t.name FROM Tag t, Book b WHERE b.code = 'b2' AND b MEMBER OF t.products"))
                .containsExactly("new");
    }

    @OnEachDatabase
    void isEmptyAndSize(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.orders IS EMPTY"))
                .containsExactly("Cid");
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.orders IS NOT EMPTY ORDER BY c.id"))
                .containsExactly("Ann", "Bob");
        assertThat(store.texts("SELECT p.code, SIZE(p.tags) FROM Product p ORDER BY SIZE(p.tags) DESC, p.code"))
                .containsExactly("b1 2", "b2 1", "t1 1", "p1 0");
        assertThat(store.texts("SELECT c FROM Customer c WHERE SIZE(c.orders) = 2"))
                .containsExactly("Ann");
        assertThat(store.sqlOf("SELECT p FROM Product p WHERE p.tags IS EMPTY"))
                .as("the join table is enough")
                .doesNotContainIgnoringCase("from tag ");
    }

    @OnEachDatabase
    void inOtherClauses(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT CASE WHEN EXISTS (SELECT o FROM c.orders o) THEN 'buyer' ELSE 'guest' END FROM Customer c ORDER BY c.id"))
                .containsExactly("buyer", "buyer", "guest");
        assertThat(store.texts(
                        "SELECT c.name FROM Customer c WHERE (SELECT MAX(o.total) FROM c.orders o) BETWEEN 1 AND 50"))
                .containsExactly("Bob");
    }

    @OnEachDatabase
    void nestedAndGrouped(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT c FROM Customer c WHERE c.id IN (SELECT o.customer.id FROM Order o GROUP BY o.customer.id"
                                + " HAVING COUNT(o) > 1)"))
                .containsExactly("Ann");
        assertThat(store.texts(
                        "SELECT c FROM Customer c WHERE EXISTS (SELECT o FROM Order o WHERE o.customer = c AND o.id ="
                                + " (SELECT MAX(x.id) FROM Order x WHERE x.customer = c) AND o.total < :t) ORDER BY c.id",
                        "t",
                        25))
                .containsExactly("Ann");
        assertThat(
                        store.texts(
                                "SELECT c FROM Customer c WHERE c IN (SELECT o.customer FROM Order o UNION SELECT p.owner FROM Passport p) ORDER BY c.id"))
                .containsExactly("Ann", "Bob");
    }
}
