package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;
import java.util.List;

/** What rows become: values, arrays, tuples and new objects. */
class ResultClassTest {
    private static List<?> typed(StoreUnit store, String text, Class<?> type, Object... parameters) {
        try (Session session = store.factory.openSession()) {
            return session.list(store.call(text, type, parameters));
        }
    }

    @OnEachDatabase
    void oneItemIsItsValue(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(typed(store, "SELECT o.id FROM Order o WHERE o.id = 10", Integer.class))
                .isEqualTo(List.of(10));
        assertThat(typed(store, "SELECT o.id FROM Order o WHERE o.id = 10", int.class))
                .isEqualTo(List.of(10));
        assertThat(typed(store, "SELECT o.id FROM Order o WHERE o.id = 10", Number.class))
                .isEqualTo(List.of(10));
        assertThat(typed(store, "SELECT o.id FROM Order o WHERE o.id = 10", Object.class))
                .isEqualTo(List.of(10));
        assertThat(typed(store, "SELECT b FROM Book b WHERE b.code = 'b1'", Store.Product.class))
                .hasSize(1);
    }

    @OnEachDatabase
    void severalItemsAreAnArray(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String text = "SELECT o.id, o.customer.name FROM Order o WHERE o.id = 10";
        for (Class<?> type : new Class<?>[] {null, Object.class, Object[].class}) {
            assertThat((Object[]) typed(store, text, type).get(0)).containsExactly(10, "Ann");
        }
        assertThat((Object[]) typed(store, "SELECT o.id FROM Order o WHERE o.id = 10", Object[].class)
                        .get(0))
                .containsExactly(10);
    }

    @OnEachDatabase
    void tuplesHaveNamesTypesAndPositions(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        Tuple tuple = (Tuple) typed(
                        store,
                        "SELECT o.id AS number, o.customer.name AS Who, o FROM Order o WHERE o.id = 10",
                        Tuple.class)
                .get(0);
        assertThat(tuple.get("number")).isEqualTo(10);
        assertThat(tuple.get("Who", String.class)).isEqualTo("Ann");
        assertThat(tuple.get(0, Integer.class)).isEqualTo(10);
        assertThat(tuple.get(2)).isInstanceOf(Store.Order.class);
        assertThat(tuple.toArray()).hasSize(3);
        assertThat(tuple.getElements()).extracting(TupleElement::getAlias).containsExactly("number", "Who", null);
        assertThat(tuple.getElements())
                .extracting(each -> (Object) each.getJavaType())
                .containsExactly(Integer.class, String.class, Store.Order.class);
        assertThat(tuple.get(tuple.getElements().get(1))).isEqualTo("Ann");
        assertThatThrownBy(() -> tuple.get("who"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ATH3110 The tuple has no element who -> Its elements are [number, Who, null]");
        assertThatThrownBy(() -> tuple.get(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ATH3111");
        assertThatThrownBy(() -> tuple.get("number", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ATH3112");
    }

    @OnEachDatabase
    void constructorsUnboxAndWiden(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String sale = "NEW dev.athanor.internal.query.Store.Sale";
        assertThat(store.texts("SELECT " + sale + "(o.customer.name, o.id) FROM Order o ORDER BY o.id"))
                .containsExactly("Ann=10", "Ann=11", "Bob=12");
        assertThat(store.texts("SELECT " + sale
                        + "(c.name, COUNT(o)) FROM Customer c JOIN c.orders o GROUP BY c.name ORDER BY c.name"))
                .containsExactly("Ann=2", "Bob=1");
        assertThat(store.texts("SELECT " + sale + "(o), o.id FROM Order o WHERE o.id = 10"))
                .containsExactly("order 10=10 10");
        assertThat(typed(store, "SELECT " + sale + "(o) FROM Order o WHERE o.id = 10", Store.Sale.class))
                .hasSize(1);
    }

    @OnEachDatabase
    void constructorsThatDoNotTakeNullOrThrow(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String strict =
                "SELECT NEW dev.athanor.internal.query.Store.Strict(b.pages) FROM Product p LEFT JOIN Book b ON b.code = p.code";
        assertThatThrownBy(() -> store.list(strict + " WHERE p.code = 't1'"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("ATH3108 A row has null for parameter 1 of the constructor of"
                        + " dev.athanor.internal.query.Store$Strict, which is of type int -> Declare the parameter with the"
                        + " wrapper type, or use COALESCE");
        assertThatThrownBy(() -> store.list(strict.replace("b.pages", "-b.pages") + " WHERE p.code = 'b1'"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pages -320");
    }

    @OnEachDatabase
    void otherClassesAreRefused(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThatThrownBy(() -> store.call("SELECT o.id FROM Order o", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ATH3101 The query returns java.lang.Integer, which is not java.lang.String -> Ask for"
                        + " java.lang.Integer, or select something else");
        assertThatThrownBy(() -> store.call("SELECT o.id, o.day FROM Order o", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ATH3102 The query selects 2 items, which are not one java.lang.String -> Ask for Object[] or"
                                + " Tuple, or make an object of the items with NEW");
    }

    @OnEachDatabase
    void valuesOfUnknownTypeAreChecked(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String text = "SELECT FUNCTION('repeat', c.name, 2) FROM Customer c WHERE c.id = 1";
        assertThat(typed(store, text, String.class)).isEqualTo(List.of("AnnAnn"));
        assertThatThrownBy(() -> typed(store, text, Integer.class)).hasMessageContaining("ATH3101");
    }
}
