package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.semantics.Shop.Address;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;

/** An instance leaves the session with what it has loaded. */
class DetachTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Customer ada = new Customer(1, "Ada");
            ada.address = new Address("Main Street", "London");
            ada.addOrder(new Order("first"));
            ada.addOrder(new Order("second"));
            session.persist(ada);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void travelsToWhatIsLoaded(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order first = ada.orders.get(0);
                session.detach(ada);
                assertState(ada, Lifecycle.DETACHED);
                assertState(first, Lifecycle.DETACHED);
                assertThat(session.context().identityMap().size()).isZero();
                ada.name = "nobody sees it";
                first.title = "nobody sees it";
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void loadsNothing(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                unit.log.clear();
                session.detach(ada);
                assertThat(unit.log.statements()).isEmpty();
                assertThat(ada.name).isEqualTo("Ada");
                assertThat(ada.address.city).isEqualTo("London");
            });
        }
    }

    @OnEachDatabase
    void dropsChangesThatWereNotFlushed(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                ada.name = "Grace";
                session.detach(ada);
                session.persist(new Order("third"));
                Order fourth = new Order("fourth");
                session.persist(fourth);
                session.detach(fourth);
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.batchSizes()).isEmpty();
        }
    }

    @OnEachDatabase
    void clearDetachesEverything(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order first = ada.orders.get(0);
                Order third = ada.addOrder(new Order("third"));
                session.persist(third);
                session.remove(first);
                session.clear();
                assertState(ada, Lifecycle.DETACHED);
                assertState(first, Lifecycle.DETACHED);
                assertState(third, Lifecycle.TRANSIENT);
                session.flush();
            });
            assertThat(unit.log.statements("INSERT")).isEmpty();
            assertThat(unit.log.statements("DELETE")).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.UNLOADED_AFTER_DETACH)
    void whatWasNeverLoadedCannotBeReadAnyMore(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Order first = unit.returning(session -> (Order) session.find(Order.class, 1L));
            assertThat(first.title).isEqualTo("first");
            assertThatThrownBy(() -> first.customer.toString())
                    .isInstanceOf(UnloadedAttributeException.class)
                    .hasMessage(
                            "ATH2126 Order#1.customer is not loaded, and its EntityManager is closed or has let go"
                                    + " of it -> Fetch it with the query (JOIN FETCH), or touch it before the entity is detached");
            Order reference = unit.returning(session -> (Order) session.reference(Order.class, 2L));
            assertThat(reference.id).isEqualTo(2L);
            assertThatThrownBy(() -> reference.title.toString())
                    .isInstanceOf(UnloadedAttributeException.class)
                    .hasMessageStartingWith("ATH2126 Order#2.title is not loaded");
        }
    }

    @OnEachDatabase
    void aCollectionThatWasNeverLoadedSaysSo(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = unit.returning(session -> (Customer) session.find(Customer.class, 1));
            assertThat(ada.orders).isNotNull();
            assertThatThrownBy(() -> ada.orders.size())
                    .isInstanceOf(UnloadedAttributeException.class)
                    .hasMessage(
                            "ATH2001 Customer.orders was never loaded, and its owner has left its session -> Fetch it"
                                    + " with the query (JOIN FETCH), or touch it before the owner is detached");
        }
    }
}
