package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** One test per condition of the WHERE clause. */
class PredicateTest {
    private static void assertOrders(TestDatabase database, String condition, String... ids) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.id FROM Order o WHERE " + condition + " ORDER BY o.id"))
                .as(condition)
                .containsExactly(ids);
    }

    @OnEachDatabase
    void comparisons(TestDatabase database) {
        assertOrders(database, "o.total = 20", "11");
        assertOrders(database, "o.total <> 20", "10", "12", "13");
        assertOrders(database, "o.total != 20", "10", "12", "13");
        assertOrders(database, "o.total < 30.25", "11", "13");
        assertOrders(database, "o.total <= 30.25", "11", "12", "13");
        assertOrders(database, "o.total > 30.25", "10");
        assertOrders(database, "30.25 <= o.total", "10", "12");
    }

    @OnEachDatabase
    void junctionsAndNegation(TestDatabase database) {
        assertOrders(database, "o.id = 10 OR o.id = 11 AND o.total > 50", "10");
        assertOrders(database, "(o.id = 10 OR o.id = 11) AND o.total < 50", "11");
        assertOrders(database, "NOT (o.id = 10 OR o.id = 11)", "12", "13");
        assertOrders(database, "NOT o.id > 10", "10");
    }

    @OnEachDatabase
    void between(TestDatabase database) {
        assertOrders(database, "o.total BETWEEN 20 AND 30.25", "11", "12");
        assertOrders(database, "o.day NOT BETWEEN {d '2024-03-01'} AND {d '2025-06-01'}", "10", "12");
        assertOrders(database, "25 BETWEEN o.total AND 100", "11", "13");
    }

    @OnEachDatabase
    void lists(TestDatabase database) {
        assertOrders(database, "o.id IN (10, 12, 99)", "10", "12");
        assertOrders(database, "o.id NOT IN (10, 12)", "11", "13");
        assertOrders(database, "o.status IN (dev.athanor.internal.query.Store.Status.OPEN)", "11");
    }

    @OnEachDatabase
    void like(TestDatabase database) {
        assertOrders(database, "o.customer.name LIKE 'A%'", "10", "11");
        assertOrders(database, "o.customer.name LIKE '_o_'", "12");
        assertOrders(database, "o.customer.name NOT LIKE 'A%'", "12");
        assertOrders(database, "CONCAT(o.customer.name, '%') LIKE '%x%' ESCAPE 'x'", "10", "11", "12");
        assertOrders(database, "CONCAT(o.customer.name, '_') LIKE 'Bob\\_' ESCAPE '\\'", "12");
    }

    @OnEachDatabase
    void isNull(TestDatabase database) {
        assertOrders(database, "o.customer IS NULL", "13");
        assertOrders(database, "o.customer IS NOT NULL", "10", "11", "12");
        assertOrders(database, "o.status IS NULL", "13");
    }

    @OnEachDatabase
    void enumsByOrdinalAndByName(TestDatabase database) {
        assertOrders(database, "o.status = dev.athanor.internal.query.Store.Status.PAID", "10", "12");
        assertOrders(database, "o.before = dev.athanor.internal.query.Store.Status.PAID", "10", "12");
        assertOrders(database, "o.before = Status.OPEN", "11");
    }

    @OnEachDatabase
    void booleansAndConvertedValues(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.active = TRUE ORDER BY c.id"))
                .containsExactly("Ann", "Cid");
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.active ORDER BY c.id"))
                .containsExactly("Ann", "Cid");
        assertThat(store.texts("SELECT c FROM Customer c WHERE NOT c.active")).containsExactly("Bob");
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.vip = TRUE ORDER BY c.id"))
                .containsExactly("Ann", "Cid");
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.vip ORDER BY c.id"))
                .containsExactly("Ann", "Cid");
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.vip = :v", "v", false))
                .containsExactly("Bob");
        assertThat(store.texts("SELECT c.vip FROM Customer c ORDER BY c.id")).containsExactly("true", "false", "true");
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.grade = 'B'")).containsExactly("Bob");
    }

    @OnEachDatabase
    void entitiesAreComparedByKey(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String sql = "SELECT o.id, c.name FROM Order o, Customer c WHERE o.customer = c AND c <> :b ORDER BY o.id";
        Store.Customer bob = new Store.Customer(2, "Bob");
        assertThat(store.texts(sql, "b", bob)).containsExactly("10 Ann", "11 Ann");
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE o.customer IN (:a, :b) ORDER BY o.id", "a", bob, "b", bob))
                .containsExactly("12");
        assertThat(store.texts("SELECT l.id FROM Line l WHERE l.order.customer = :c ORDER BY l.id", "c", bob))
                .containsExactly("103");
        assertThat(store.sql().split("JOIN")).as(store.sql()).hasSize(2);
        assertThat(store.texts("SELECT p.number FROM Passport p WHERE p.owner.passport = p"))
                .containsExactly("77");
    }

    @OnEachDatabase
    void literalsOfAllKinds(TestDatabase database) {
        assertOrders(database, "o.id = 10L AND o.weight < 1.6E0 AND o.weight > 1.4F AND o.total > 100.4BD", "10");
        assertOrders(database, "o.day = {d '2024-02-29'} OR o.day > LOCAL DATE AND 1 = 2", "10");
        assertOrders(database, "'it''s' = CONCAT('it', '''s') AND o.priority = 0x2", "11");
    }
}
