package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements in the language of the database. */
class NativeQueryTest {
    private static QueryCall call(
            StoreUnit store, String sql, @Nullable Class<?> type, @Nullable Object... parameters) {
        return StoreUnit.bind(store.factory.services().queries().nativeQuery(sql, type, null), parameters);
    }

    private static List<?> list(StoreUnit store, String sql, @Nullable Class<?> type, @Nullable Object... parameters) {
        try (Session session = store.factory.openSession()) {
            return session.list(call(store, sql, type, parameters));
        }
    }

    @OnEachDatabase
    void values(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(list(store, "select name from Customer where id = 1", null)).isEqualTo(List.of("Ann"));
        assertThat(list(store, "select count(*) from orders", Long.class)).isEqualTo(List.of(4L));
        assertThat(list(store, "select count(*) from orders", Integer.class)).isEqualTo(List.of(4));
        assertThat((Object[]) list(store, "select id, name from Customer where id = 2", null)
                        .get(0))
                .containsExactly(2L, "Bob");
        Tuple tuple = (Tuple) list(store, "select id as number, name from Customer where id = 2", Tuple.class)
                .get(0);
        assertThat(tuple.get(1)).isEqualTo("Bob");
        assertThat(tuple.getElements().get(0).getAlias()).isEqualToIgnoringCase("number");
        assertThatThrownBy(() -> list(store, "select id, name from Customer", String.class))
                .hasMessageContaining("ATH3102");
    }

    @OnEachDatabase
    void parameters(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(list(
                        store,
                        "select name from Customer where id = ?2 or id = ?1 or id = ?2 order by id",
                        null,
                        1,
                        1L,
                        2,
                        3L))
                .isEqualTo(List.of("Ann", "Cid"));
        assertThat(list(store, "select name from Customer where id = ? or name = ? order by id", null, 1, 1L, 2, "Bob"))
                .isEqualTo(List.of("Ann", "Bob"));
        assertThat(list(
                        store,
                        "select name from Customer where id in (:ids) and name <> ':x' /* :y ? */ -- ?",
                        null,
                        "ids",
                        List.of(1L, 2L)))
                .hasSize(2);
        assertThat(list(store, "select name from Customer where id in (:ids)", null, "ids", List.of()))
                .isEmpty();
        assertThatThrownBy(() -> call(store, "select 1 where 1 = ? and 2 = :a", null))
                .hasMessageContaining("ATH3125");
    }

    @OnEachDatabase({TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRES})
    void casts(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(list(store, "select '12'::integer + ?", Integer.class, 1, 1)).isEqualTo(List.of(13));
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void entitiesByTheNamesOfTheirColumns(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> customers =
                    session.list(call(store, "select * from Customer where id < 3 order by id", Store.Customer.class));
            assertThat(customers).extracting(StoreUnit::describe).containsExactly("Ann", "Bob");
            assertThat(((Store.Customer) customers.get(0)).address.city).isEqualTo("Oslo");
            assertThat(session.find(Store.Customer.class, 1L)).isSameAs(customers.get(0));
            assertThat(store.log.statements()).hasSize(1);
            assertThat(session.list(call(store, "select * from Product order by code", Store.Product.class)))
                    .extracting(each -> (Object) each.getClass())
                    .containsExactly(Store.Book.class, Store.Book.class, Store.Product.class, Store.Toy.class);
        }
        assertThatThrownBy(() -> list(store, "select id, name from Customer", Store.Customer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ATH3126 The rows of the statement have no column")
                .hasMessageContaining("of Customer");
    }

    @OnEachDatabase
    void pages(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        QueryCall call = call(store, "select id from orders order by id", Integer.class);
        call.setFirstResult(1);
        call.setMaxResults(2);
        try (Session session = store.factory.openSession()) {
            assertThat(session.list(call)).isEqualTo(List.of(11, 12));
        }
    }

    @OnEachDatabase
    void changesAndSeesAll(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            int changed = store.inTransaction(session -> {
                session.persist(new Store.Customer(4, "Dan"));
                return session.executeUpdate(
                        call(store, "update Customer set name = :n where name = 'Dan'", null, "n", "Don"));
            });
            assertThat(changed).isEqualTo(1);
            assertThat(list(store, "select name from Customer where id = 4", null))
                    .isEqualTo(List.of("Don"));
        }
    }
}
