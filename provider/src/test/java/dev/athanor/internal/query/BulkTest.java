package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.TransactionRequiredException;
import org.jspecify.annotations.Nullable;

/** Bulk UPDATE and DELETE. */
class BulkTest {
    private static int run(StoreUnit store, String text, @Nullable Object... parameters) {
        return store.inTransaction(session -> session.executeUpdate(store.call(text, null, parameters)));
    }

    @OnEachDatabase
    void updates(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            assertThat(run(
                            store,
                            "UPDATE Order o SET o.total = o.total * 2, o.status = :s WHERE o.total BETWEEN 1 AND 50",
                            "s",
                            Store.Status.LOST))
                    .isEqualTo(2);
            assertThat(store.texts("SELECT o.id, o.total, o.status FROM Order o ORDER BY o.id"))
                    .containsExactly("10 100.5 PAID", "11 40 LOST", "12 60.5 LOST", "13 0 null");
            assertThat(run(
                            store,
                            "UPDATE Order SET status = NULL, customer = :c WHERE id = 10",
                            "c",
                            new Store.Customer(3, "Cid")))
                    .isEqualTo(1);
            assertThat(store.texts("SELECT o.status, o.customer FROM Order o WHERE o.id = 10"))
                    .containsExactly("null Cid");
            assertThat(run(store, "UPDATE Order o SET o.customer = NULL")).isEqualTo(4);
        }
    }

    @OnEachDatabase
    void anUpdateIncrementsVersions(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            run(store, "UPDATE Customer c SET c.name = UPPER(c.name), c.address.city = 'Bern' WHERE c.id < 3");
            assertThat(store.texts("SELECT c.name, c.version, c.address.city FROM Customer c ORDER BY c.id"))
                    .containsExactly("ANN 2 Bern", "BOB 2 Bern", "Cid 1 Oslo");
            run(store, "UPDATE Customer c SET c.version = 9 WHERE c.id = 1");
            assertThat(store.texts("SELECT c.version FROM Customer c WHERE c.id = 1"))
                    .containsExactly("9");
        }
    }

    @OnEachDatabase
    void anEmbeddableIsSetAsAWhole(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            Store.Address address = new Store.Address("Way 1", "Bern");
            assertThat(run(store, "UPDATE Customer c SET c.address = :a WHERE c.id = 1", "a", address))
                    .isEqualTo(1);
            assertThat(store.texts("SELECT c.id FROM Customer c WHERE c.address = :a ORDER BY c.id", "a", address))
                    .containsExactly("1");
            assertThat(run(store, "UPDATE Customer c SET c.address = NULL WHERE c.address = :a", "a", address))
                    .isEqualTo(1);
            assertThat(store.texts("SELECT c.id FROM Customer c WHERE c.address.city IS NULL"))
                    .containsExactly("1");
        }
    }

    @OnEachDatabase
    void restrictionsMayNeedJoinsAndSubqueries(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            assertThat(run(store, "UPDATE Order o SET o.priority = 9 WHERE o.customer.name = 'Ann'"))
                    .isEqualTo(2);
            assertThat(
                            run(
                                    store,
                                    "UPDATE Customer c SET c.name = 'none' WHERE NOT EXISTS (SELECT o FROM Order o WHERE o.customer = c)"))
                    .isEqualTo(1);
            assertThat(run(store, "UPDATE Order o SET o.weight = (SELECT COUNT(l) FROM Line l WHERE l.order = o)"))
                    .isEqualTo(4);
            assertThat(store.texts("SELECT o.weight, o.priority FROM Order o ORDER BY o.id"))
                    .containsExactly("2.0 9", "1.0 9", "1.0 3", "0.0 0");
        }
    }

    @OnEachDatabase
    void deletes(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            assertThat(run(
                            store,
                            "DELETE FROM Line l WHERE l.order.customer.name = 'Bob' OR l.quantity IN :q",
                            "q",
                            java.util.List.of(5)))
                    .isEqualTo(2);
            assertThat(store.texts("SELECT l.id FROM Line l ORDER BY l.id")).containsExactly("100", "102");
            assertThat(run(store, "DELETE FROM Box")).isEqualTo(3);
        }
    }

    @OnEachDatabase
    void ofOneTypeOfAHierarchy(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            run(store, "DELETE FROM Line");
            assertThat(run(store, "UPDATE Book SET title = 'B'")).isEqualTo(2);
            assertThat(run(store, "DELETE FROM Book b WHERE b.pages > 500"))
                    .as("with the rows of its join table")
                    .isEqualTo(1);
            assertThat(run(store, "DELETE FROM Product p WHERE TYPE(p) = Product"))
                    .isEqualTo(1);
            assertThat(store.texts("SELECT p.code, p.title FROM Product p ORDER BY p.code"))
                    .containsExactly("b1 B", "t1 Car");
        }
    }

    @OnEachDatabase
    void seesWhatIsNotWrittenYet(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            store.inTransaction(session -> {
                session.persist(new Store.Customer(4, "Dan"));
                return session.executeUpdate(store.call("DELETE FROM Customer c WHERE c.name = 'Dan'", null));
            });
            assertThat(store.texts("SELECT COUNT(c) FROM Customer c")).containsExactly("3");
        }
    }

    @OnEachDatabase
    void whatIsRefused(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThatThrownBy(() -> store.call("UPDATE Order o SET o.priority = o.customer.version", null))
                .hasMessageContaining("ATH3117 An assigned value of the bulk update of Order goes through customer");
        try (Session session = store.factory.openSession()) {
            assertThatThrownBy(() -> session.executeUpdate(store.call("DELETE FROM Box", null)))
                    .isInstanceOf(TransactionRequiredException.class);
            assertThatThrownBy(() -> session.list(store.call("DELETE FROM Box", null)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ATH3119");
            assertThatThrownBy(() -> session.executeUpdate(store.call("SELECT b FROM Box b", null)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ATH3120");
        }
        assertThat(store.log.statements()).isEmpty();
    }
}
