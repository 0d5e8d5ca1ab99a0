package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;

/** ORDER BY, DISTINCT, pages, streams and set operators. */
class OrderAndPageTest {
    @OnEachDatabase
    void order(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.id FROM Order o ORDER BY o.customer.name DESC, o.total"))
                .containsExactly("12", "11", "10");
        assertThat(store.texts("SELECT l.id FROM Line l ORDER BY l.price DESC NULLS LAST, l.id"))
                .containsExactly("100", "102", "101", "103");
        assertThat(store.texts("SELECT l.id FROM Line l ORDER BY l.price ASC NULLS FIRST, l.id"))
                .containsExactly("103", "101", "100", "102");
        assertThat(store.texts("SELECT o FROM Order o ORDER BY o DESC"))
                .containsExactly("order13", "order12", "order11", "order10");
        assertThat(store.texts("SELECT c.name AS n, c AS x FROM Customer c ORDER BY x DESC"))
                .containsExactly("Cid Cid", "Bob Bob", "Ann Ann");
        assertThat(store.texts("SELECT o.id FROM Order o ORDER BY MOD(o.id, 2), o.id"))
                .containsExactly("10", "12", "11", "13");
    }

    @OnEachDatabase
    void distinct(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT DISTINCT c.address.city FROM Customer c ORDER BY c.address.city"))
                .containsExactly("Oslo", "Rome");
        assertThat(
                        store.texts(
                                "SELECT DISTINCT o.customer FROM Order o JOIN o.lines l WHERE l.quantity > 0 ORDER BY o.customer"))
                .containsExactly("Ann", "Bob");
        assertThat(store.texts("SELECT DISTINCT o FROM Order o JOIN o.lines l ORDER BY o.customer.name DESC, o.id"))
                .containsExactly("order12", "order10", "order11");
    }

    @OnEachDatabase
    void pages(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(page(store, 0, 2)).containsExactly(10, 11);
        assertThat(page(store, 1, 2)).containsExactly(11, 12);
        assertThat(page(store, 3, Integer.MAX_VALUE)).containsExactly(13);
        assertThat(page(store, 4, 1)).isEmpty();
        store.log.clear();
        assertThat(page(store, 0, 0)).isEmpty();
        assertThat(store.log.statements()).isEmpty();
        QueryCall call = store.call("SELECT o FROM Order o", null);
        assertThatThrownBy(() -> call.setMaxResults(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ATH3118");
    }

    private static List<Object> page(StoreUnit store, int first, int most) {
        QueryCall call = store.call("SELECT o.id FROM Order o ORDER BY o.id", null);
        call.setFirstResult(first);
        call.setMaxResults(most);
        try (Session session = store.factory.openSession()) {
            return session.list(call);
        }
    }

    @OnEachDatabase
    void streams(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        store.inTransaction(session -> {
            try (Stream<?> orders = session.stream(store.call("SELECT o FROM Order o ORDER BY o.id", null))) {
                assertThat(orders.map(StoreUnit::describe)).containsExactly("order10", "order11", "order12", "order13");
            }
            try (Stream<?> orders =
                    session.stream(store.call("SELECT o FROM Order o LEFT JOIN FETCH o.lines ORDER BY o.id", null))) {
                assertThat(orders.map(order -> ((Store.Order) order).lines.size()))
                        .containsExactly(2, 1, 1, 0);
            }
            return 0;
        });
    }

    @OnEachDatabase
    void setOperators(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT o.id AS n FROM Order o WHERE o.id < 12 UNION SELECT l.quantity FROM Line l WHERE l.quantity < 5 ORDER BY n DESC"))
                .containsExactly("11", "10", "2", "1");
        assertThat(
                        store.texts(
                                "SELECT c.address.city AS n FROM Customer c UNION ALL SELECT c.address.city FROM Customer c ORDER BY n"))
                .hasSize(6);
        assertThat(store.texts("SELECT p.code AS n FROM Product p EXCEPT SELECT b.code FROM Book b ORDER BY n"))
                .containsExactly("p1", "t1");
        assertThat(store.texts(
                        "SELECT p FROM Product p INTERSECT SELECT l.product FROM Line l WHERE l.product.title = 'Car'"))
                .containsExactly("t1");
        assertThat(store.texts("SELECT b FROM Book b UNION SELECT p FROM Product p WHERE p.title = 'Car'"))
                .containsExactlyInAnyOrder("b1", "b2", "t1");
        assertThatThrownBy(() -> store.call("SELECT p FROM Product p UNION SELECT b FROM Box b", null))
                .hasMessageContaining("ATH3054");
    }

    @OnEachDatabase
    void refreshing(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            QueryCall call = store.call("SELECT c FROM Customer c WHERE c.id = 1", null);
            Store.Customer ann = (Store.Customer) session.list(call).get(0);
            ann.name = "changed";
            assertThat(((Store.Customer) session.list(call).get(0)).name).isEqualTo("changed");
            call.setRefreshing(true);
            assertThat(session.list(call).get(0)).isSameAs(ann);
            assertThat(ann.name).isEqualTo("Ann");
        }
    }

    @OnEachDatabase
    void pagesOfCombinedAndDistinctQueries(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        QueryCall union =
                store.call("SELECT o.id AS n FROM Order o UNION ALL SELECT :x FROM Tag t ORDER BY n", null, "x", 5);
        union.setFirstResult(2);
        union.setMaxResults(2);
        QueryCall distinct = store.call(
                "SELECT DISTINCT c.address.city FROM Customer c JOIN c.orders o ORDER BY c.address.city", null);
        distinct.setMaxResults(1);
        try (Session session = store.factory.openSession()) {
            assertThat(session.list(union)).isEqualTo(List.of(5, 10));
            assertThat(session.list(distinct)).isEqualTo(List.of("Oslo"));
        }
    }
}
