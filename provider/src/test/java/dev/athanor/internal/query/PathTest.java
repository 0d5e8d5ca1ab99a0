package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** Paths: what they join, and what they need not join. */
class PathTest {
    @OnEachDatabase
    void aPathBehindAReferenceIsAnInnerJoin(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.customer.name <> 'x' ORDER BY o.id"))
                .containsExactly("10", "11", "12");
        assertThat(store.texts("SELECT o.id FROM Order o ORDER BY o.customer.name, o.id"))
                .containsExactly("10", "11", "12");
    }

    @OnEachDatabase
    void allPathsOfAQueryShareTheirJoins(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String sql = store.sqlOf(
                "SELECT l.order.customer.name FROM Line l WHERE l.order.customer.grade = 'A' ORDER BY l.order.day");
        assertThat(sql.split(" JOIN ")).as(sql).hasSize(3);
    }

    @OnEachDatabase
    void anExplicitJoinServesPathsToo(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String sql = store.sqlOf(
                "SELECT l FROM Line l JOIN FETCH l.order WHERE l.order.day IS NOT NULL ORDER BY l.order.day, l.id");
        assertThat(sql.split(" JOIN ")).as(sql).hasSize(2);
    }

    @OnEachDatabase
    void theKeyOfAReferenceNeedsNoJoin(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.sqlOf("SELECT o.id FROM Order o WHERE o.customer.id = 1"))
                .doesNotContain("JOIN");
        assertThat(store.sqlOf("SELECT o.customer.id FROM Order o WHERE o.customer IS NULL"))
                .doesNotContain("JOIN");
        assertThat(store.texts("SELECT b.shelf.label FROM Box b WHERE b.shelf.label LIKE 's%' ORDER BY b.shelf.label"))
                .containsExactly("shelf 1", "shelf 2");
    }

    @OnEachDatabase
    void aSelectedReferenceMayBeNull(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.id, o.customer FROM Order o ORDER BY o.id"))
                .containsExactly("10 Ann", "11 Ann", "12 Bob", "13 null");
    }

    @OnEachDatabase
    void aPathBehindALeftJoinKeepsTheRow(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(
                        store.texts(
                                "SELECT o.id, l.product.title FROM Order o LEFT JOIN o.lines l ON l.product.title LIKE 'A%' ORDER BY o.id"))
                .containsExactly("10 Atlas", "11 null", "12 null", "13 null");
    }

    @OnEachDatabase
    void embeddablesLieInTheRow(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT c.address FROM Customer c WHERE c.address.city = 'Oslo' ORDER BY c.name"))
                .containsExactly("Elm Street/Oslo", "Low Road/Oslo");
    }

    @OnEachDatabase
    void theInverseSideOfAReferenceIsJoined(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.passport.number = 77"))
                .containsExactly("Ann");
        assertThat(store.texts("SELECT c FROM Customer c WHERE c.passport IS NULL ORDER BY c.id"))
                .containsExactly("Bob", "Cid");
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceBehindAPathIsSelected(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT l.order.customer FROM Line l WHERE l.order.customer.name > 'A' ORDER BY l.id"))
                .containsExactly("Ann", "Ann", "Ann", "Bob");
        assertThat(store.sql().split(" JOIN ")).as(store.sql()).hasSize(3);
        assertThat(store.texts("SELECT DISTINCT l.order FROM Line l ORDER BY l.order.id"))
                .containsExactly("order10", "order11", "order12");
    }

    @OnEachDatabase
    void inJoinConditionsAndSubqueriesOfThem(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT c, o.id FROM Customer c LEFT JOIN c.orders o ON o.customer.passport.number = 77 AND EXISTS"
                                + " (SELECT l FROM o.lines l WHERE l.product.title = 'Bible') ORDER BY c.id"))
                .containsExactly("Ann 11", "Bob null", "Cid null");
        assertThat(
                        store.texts(
                                "SELECT o.id, l.id FROM Order o JOIN o.lines l ON o.customer.name = 'Ann' AND l.giftOf.day < o.day"))
                .containsExactly("11 102");
    }
}
