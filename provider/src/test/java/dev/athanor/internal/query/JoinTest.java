package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** The joins of a FROM clause. */
class JoinTest {
    @OnEachDatabase
    void innerAndLeftJoins(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT c, o.id FROM Customer c JOIN c.orders o ORDER BY o.id"))
                .containsExactly("Ann 10", "Ann 11", "Bob 12");
        assertThat(store.texts("SELECT c, o.id FROM Customer c LEFT JOIN c.orders o ORDER BY c.id, o.id"))
                .containsExactly("Ann 10", "Ann 11", "Bob 12", "Cid null");
        assertThat(store.texts("SELECT o.id, c.name FROM Order o LEFT OUTER JOIN o.customer c ORDER BY o.id"))
                .containsExactly("10 Ann", "11 Ann", "12 Bob", "13 null");
    }

    @OnEachDatabase
    void aConditionBelongsToItsJoin(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT c, o.id FROM Customer c LEFT JOIN c.orders o ON o.total > 25 ORDER BY c.id, o.id"))
                .containsExactly("Ann 10", "Bob 12", "Cid null");
        assertThat(store.texts("SELECT o.id FROM Order o JOIN o.lines l ON l.product.title = 'Car'"))
                .containsExactly("10");
    }

    @OnEachDatabase
    void throughAJoinTable(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT p, t.name FROM Product p JOIN p.tags t ORDER BY p.code, t.name"))
                .containsExactly("b1 new", "b1 red", "b2 new", "t1 red");
        assertThat(store.texts("SELECT t.name, p FROM Tag t LEFT JOIN t.products p ORDER BY t.name, p.code"))
                .containsExactly("lost null", "new b1", "new b2", "red b1", "red t1");
    }

    @OnEachDatabase
    void severalRoots(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT c.name, t.name FROM Customer c, Tag t WHERE t.name = 'red' ORDER BY c.name"))
                .containsExactly("Ann red", "Bob red", "Cid red");
        assertThat(store.texts(
                        "SELECT o.id, c.name FROM Order o, Customer c JOIN c.orders x ON x.id = o.id ORDER BY o.id"))
                .containsExactly("10 Ann", "11 Ann", "12 Bob");
    }

    @OnEachDatabase
    void ofEntitiesWithoutAssociation(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT c.name, t.name FROM Customer c JOIN Tag t ON t.name > c.name WHERE c.id = 1 ORDER BY t.name"))
                .containsExactly("Ann lost", "Ann new", "Ann red");
        assertThat(store.texts("SELECT c.name, b FROM Customer c LEFT JOIN Book b ON b.pages = c.id ORDER BY c.name"))
                .containsExactly("Ann null", "Bob null", "Cid null");
    }

    @OnEachDatabase
    void inOfACollection(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT l FROM Order o, IN(o.lines) l WHERE o.id = 10 ORDER BY l.id"))
                .containsExactly("line100", "line101");
    }

    @OnEachDatabase
    void ofMaps(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT KEY(g), VALUE(g), g.quantity FROM Order o JOIN o.gifts g ORDER BY KEY(g)"))
                .containsExactly("2 line102 2", "7 line103 7");
        assertThat(store.list("SELECT ENTRY(g) FROM Order o JOIN o.gifts g WHERE KEY(g) = 7"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(((java.util.Map.Entry<?, ?>) entry).getKey()).isEqualTo(7);
                    assertThat(((Store.Line) ((java.util.Map.Entry<?, ?>) entry).getValue()).id)
                            .isEqualTo(103);
                });
    }

    @OnEachDatabase
    void restrictedToASubtype(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT l.id, b.pages FROM Line l JOIN TREAT(l.product AS Book) b ORDER BY l.id"))
                .containsExactly("100 320", "102 1200");
        assertThat(store.texts("SELECT l.id, b.pages FROM Line l LEFT JOIN TREAT(l.product AS Book) b ORDER BY l.id"))
                .containsExactly("100 320", "101 null", "102 1200", "103 null");
    }

    @OnEachDatabase
    void withoutSelectClause(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("FROM Order WHERE total > 25 ORDER BY id")).containsExactly("order10", "order12");
    }
}
