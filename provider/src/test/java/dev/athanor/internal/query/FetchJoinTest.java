package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fetch join loads, and that it needs no further statement. */
class FetchJoinTest {
    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReference(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> orders =
                    session.list(store.call("SELECT o FROM Order o JOIN FETCH o.customer ORDER BY o.id", null));
            assertThat(orders)
                    .extracting(each -> ((Store.Order) each).customer.name)
                    .containsExactly("Ann", "Ann", "Bob");
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceThatMayBeNull(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> orders =
                    session.list(store.call("SELECT o FROM Order o LEFT JOIN FETCH o.customer ORDER BY o.id", null));
            assertThat(orders).hasSize(4);
            assertThat(((Store.Order) orders.get(3)).customer).isNull();
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aCollectionAndEachRootOnce(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> customers =
                    session.list(store.call("SELECT c FROM Customer c LEFT JOIN FETCH c.orders ORDER BY c.id", null));
            assertThat(customers).extracting(StoreUnit::describe).containsExactly("Ann", "Bob", "Cid");
            assertThat(customers)
                    .extracting(each -> ((Store.Customer) each).orders.size())
                    .containsExactly(2, 1, 0);
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void nestedByAlias(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> customers = session.list(store.call(
                    "SELECT DISTINCT c FROM Customer c JOIN FETCH c.orders o JOIN FETCH o.lines l LEFT JOIN FETCH l.product"
                            + " ORDER BY c.id",
                    Store.Customer.class));
            assertThat(customers).extracting(StoreUnit::describe).containsExactly("Ann", "Bob");
            Store.Customer ann = (Store.Customer) customers.get(0);
            Store.@Nullable Order first = ann.orders.stream()
                    .filter(order -> order.id == 10)
                    .findFirst()
                    .orElse(null);
            assertThat(first).isNotNull();
            assertThat(first.lines)
                    .as("in the order of the mapping")
                    .extracting(line -> line.id)
                    .containsExactly(101L, 100L);
            assertThat(first.lines).extracting(line -> line.product.title).containsExactly("Car", "Atlas");
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void throughAJoinTable(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> products =
                    session.list(store.call("SELECT p FROM Product p LEFT JOIN FETCH p.tags ORDER BY p.code", null));
            assertThat(products)
                    .extracting(each -> ((Store.Product) each).tags.size())
                    .containsExactly(2, 1, 0, 1);
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofAnItemAmongOthers(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> rows = session.list(
                    store.call("SELECT o.id, l FROM Line l JOIN FETCH l.product JOIN l.order o ORDER BY l.id", null));
            assertThat(rows).extracting(StoreUnit::describe).containsExactly("10 line100", "10 line101", "11 line102");
            assertThat(((Store.Line) ((Object[]) rows.get(0))[1]).product.title).isEqualTo("Atlas");
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofAPageIsLoadedForItsRootsAlone(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            QueryCall call = store.call(
                    "SELECT c FROM Customer c LEFT JOIN FETCH c.orders o LEFT JOIN FETCH o.lines ORDER BY c.id", null);
            call.setMaxResults(2);
            List<?> customers = session.list(call);
            assertThat(customers).extracting(StoreUnit::describe).containsExactly("Ann", "Bob");
            assertThat(customers)
                    .extracting(each -> ((Store.Customer) each).orders.size())
                    .containsExactly(2, 1);
            assertThat(((Store.Customer) customers.get(1)).orders.iterator().next().lines)
                    .hasSize(1);
            assertThat(store.log.statements()).as("page, orders, lines").hasSize(3);
            assertThat(store.log.statements().get(0)).contains("LIMIT").doesNotContain("JOIN", "DISTINCT");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofAPageThatItRestricts(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            QueryCall call = store.call(
                    "SELECT c FROM Customer c JOIN FETCH c.orders o WHERE o.total > 15 ORDER BY c.name DESC", null);
            call.setFirstResult(1);
            call.setMaxResults(5);
            List<?> customers = session.list(call);
            assertThat(customers).extracting(StoreUnit::describe).containsExactly("Ann");
            assertThat(((Store.Customer) customers.get(0)).orders).hasSize(2);
            assertThat(store.log.statements()).hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofASelectedReference(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> orders = session.list(
                    store.call("SELECT o FROM Line l JOIN l.order o LEFT JOIN FETCH o.customer ORDER BY l.id", null));
            assertThat(orders)
                    .extracting(each -> ((Store.Order) each).customer.name)
                    .containsExactly("Ann", "Ann", "Ann", "Bob");
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofAHierarchyInSeveralTables(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> payments = session.list(store.call(
                    "SELECT p FROM Payment p JOIN FETCH p.order o JOIN FETCH o.customer ORDER BY p.id",
                    Store.Payment.class));
            assertThat(payments)
                    .extracting(each -> (Object) each.getClass())
                    .containsExactly(Store.CardPayment.class, Store.CashPayment.class);
            assertThat(((Store.Payment) payments.get(1)).order.customer.name).isEqualTo("Bob");
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofAMap(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> orders =
                    session.list(store.call("SELECT o FROM Order o LEFT JOIN FETCH o.gifts WHERE o.id = 10", null));
            assertThat(((Store.Order) orders.get(0)).gifts.keySet()).containsExactlyInAnyOrder(2, 7);
            assertThat(store.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void twoCollectionsAtOnce(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            List<?> orders =
                    session.list(store.call("SELECT o FROM Order o JOIN FETCH o.lines JOIN FETCH o.gifts", null));
            assertThat(orders).singleElement().satisfies(each -> {
                assertThat(((Store.Order) each).lines)
                        .extracting(line -> line.id)
                        .containsExactly(101L, 100L);
                assertThat(((Store.Order) each).gifts).hasSize(2);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofAPageThatIsSortedByOtherEntities(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            QueryCall call = store.call(
                    "SELECT o FROM Order o JOIN FETCH o.lines JOIN FETCH o.customer c WHERE c.name <> 'x' ORDER BY c.name DESC, o.id",
                    null);
            call.setMaxResults(2);
            List<?> orders = session.list(call);
            assertThat(orders).extracting(StoreUnit::describe).containsExactly("order12", "order10");
            assertThat(((Store.Order) orders.get(1)).lines).hasSize(2);
            assertThat(((Store.Order) orders.get(1)).customer.name).isEqualTo("Ann");
            assertThat(store.log.statements()).as("page, lines").hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void ofAPageOfArrays(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            QueryCall call =
                    store.call("SELECT c.name, c FROM Customer c LEFT JOIN FETCH c.orders ORDER BY c.id", null);
            call.setMaxResults(2);
            List<?> rows = session.list(call);
            assertThat(rows).hasSize(2);
            assertThat(((Store.Customer) ((Object[]) rows.get(0))[1]).orders).hasSize(2);
            assertThat(store.log.statements()).hasSize(2);
        }
    }
}
