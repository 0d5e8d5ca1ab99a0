package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.List;

/** Queries of hierarchies in one table and in several. */
class InheritanceTest {
    @OnEachDatabase
    void anEntityNameMeansAllSubtypes(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.list("SELECT p FROM Product p ORDER BY p.code"))
                .extracting(each -> (Object) each.getClass())
                .containsExactly(Store.Book.class, Store.Book.class, Store.Product.class, Store.Toy.class);
        assertThat(store.texts("SELECT b FROM Book b ORDER BY b.pages DESC")).containsExactly("b2", "b1");
        assertThat(store.list("SELECT p FROM Payment p ORDER BY p.id")).satisfies(found -> {
            assertThat(((Store.CardPayment) found.get(0)).card).isEqualTo("4711");
            assertThat(((Store.CashPayment) found.get(1)).currency).isEqualTo("NOK");
        });
        assertThat(store.texts("SELECT c FROM CardPayment c WHERE c.amount > 1"))
                .containsExactly("payment1");
        assertThat(store.sqlOf("SELECT p.amount FROM Payment p"))
                .as("tables of subtypes are not needed")
                .doesNotContain("JOIN");
    }

    @OnEachDatabase
    void type(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT TYPE(p) FROM Product p ORDER BY p.code"))
                .containsExactly("Book", "Book", "Product", "Toy");
        assertThat(store.texts("SELECT p FROM Product p WHERE TYPE(p) = Book ORDER BY p.code"))
                .containsExactly("b1", "b2");
        assertThat(store.texts("SELECT p FROM Product p WHERE TYPE(p) <> Book ORDER BY p.code"))
                .containsExactly("p1", "t1");
        assertThat(store.texts("SELECT p FROM Product p WHERE TYPE(p) IN (Toy, Product) ORDER BY p.code"))
                .containsExactly("p1", "t1");
        assertThat(store.texts("SELECT p FROM Product p WHERE TYPE(p) = :t", "t", Store.Toy.class))
                .containsExactly("t1");
        assertThat(store.texts(
                        "SELECT p FROM Product p WHERE TYPE(p) IN :t ORDER BY p.code",
                        "t",
                        List.of(Store.Toy.class, Store.Book.class)))
                .containsExactly("b1", "b2", "t1");
        assertThat(store.texts("SELECT p FROM Payment p WHERE TYPE(p) = CashPayment"))
                .containsExactly("payment2");
        assertThat(store.texts("SELECT l.id FROM Line l WHERE TYPE(l.product) = Toy"))
                .containsExactly("101");
        assertThat(store.texts("SELECT TYPE(c) FROM Customer c WHERE TYPE(c) = Customer AND c.id = 1"))
                .containsExactly("Customer");
    }

    @OnEachDatabase
    void treat(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT p FROM Product p WHERE TREAT(p AS Book).pages > 500"))
                .containsExactly("b2");
        assertThat(store.texts("SELECT p FROM Product p WHERE TREAT(p AS Book).title LIKE '%a%' ORDER BY p.code"))
                .as("other types have no such attribute")
                .containsExactly("b1");
        assertThat(store.texts("SELECT p FROM Payment p WHERE TREAT(p AS CardPayment).card = '4711'"))
                .containsExactly("payment1");
        assertThat(store.texts("SELECT p FROM Payment p WHERE TREAT(p AS CardPayment).amount > 1"))
                .containsExactly("payment1");
        assertThat(store.texts("SELECT l.id FROM Line l WHERE TREAT(l.product AS Toy).age = 3"))
                .containsExactly("101");
    }

    @OnEachDatabase
    void fetchedAndSelectedReferences(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.list("SELECT l.product FROM Line l ORDER BY l.id"))
                .extracting(StoreUnit::describe)
                .containsExactly("b1", "t1", "b2", "null");
        assertThat(store.texts("SELECT COUNT(p) FROM Payment p JOIN p.order o WHERE o.customer.name = 'Ann'"))
                .containsExactly("1");
    }

    @OnEachDatabase
    void treatsOfHierarchiesInSeveralTablesInAllClauses(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT p.id, TREAT(p AS CardPayment).card, TREAT(p AS CashPayment).currency FROM Payment p ORDER BY TREAT(p AS CashPayment).currency NULLS FIRST"))
                .containsExactly("1 4711 null", "2 null NOK");
        assertThat(
                        store.texts(
                                "SELECT o.id FROM Order o WHERE EXISTS (SELECT p FROM Payment p WHERE p.order = o AND TREAT(p AS CashPayment).currency = 'NOK')"))
                .containsExactly("12");
        assertThat(
                        store.texts(
                                "SELECT CASE TYPE(p) WHEN CardPayment THEN 'card' ELSE 'cash' END FROM Payment p ORDER BY p.id"))
                .containsExactly("card", "cash");
        assertThat(store.texts(
                        "SELECT TYPE(p), COUNT(p) FROM Product p GROUP BY TYPE(p) ORDER BY COUNT(p) DESC, TYPE(p)"))
                .hasSize(3)
                .first()
                .isEqualTo("Book 2");
    }
}
