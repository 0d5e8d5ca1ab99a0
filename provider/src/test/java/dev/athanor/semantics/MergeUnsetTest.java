package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.semantics.Shop.Address;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.OptimisticLockException;
import java.util.Map;

/** What was never set on a new instance: merge copies the null, or leaves it out ({@code athanor.merge.unset}). */
class MergeUnsetTest {
    private static ShopUnit unit(TestDatabase database, String unset) {
        ShopUnit unit = new ShopUnit(database, Map.of("athanor.merge.unset", unset), Shop.ENTITIES);
        unit.inTransaction(session -> {
            Customer ada = new Customer(1, "Ada");
            ada.address = new Address("Main Street", "London");
            session.persist(ada);
            session.persist(ada.addOrder(new Order("first")));
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void skippedTheTargetKeepsWhatItHas(TestDatabase database) {
        try (ShopUnit unit = unit(database, "skip")) {
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.merge(new Customer(1, "Ada II"));
                assertThat(managed.name).isEqualTo("Ada II");
                assertThat(managed.address.city).isEqualTo("London");
            });
            assertThat(unit.log.statements()).hasSize(2).last().isEqualTo("UPDATE customer SET name = ? WHERE id = ?");
            unit.inTransaction(session -> assertThat(((Customer) session.find(Customer.class, 1)).orders)
                    .hasSize(1));
        }
    }

    @OnEachDatabase
    void copiedItIsNull(TestDatabase database) {
        try (ShopUnit unit = unit(database, "copy")) {
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.merge(new Customer(1, "Ada II"));
                assertThat(managed.address).isNull();
                assertThat(managed.orders).isEmpty();
            });
            assertThat(unit.log.statements("UPDATE"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("city");
            assertThat(unit.log.statements("DELETE")).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void anExplicitNullIsNoUnsetValue(TestDatabase database) {
        try (ShopUnit unit = unit(database, "skip")) {
            unit.inTransaction(session -> {
                Customer given = new Customer(1, "Ada");
                given.address = null;
                assertThat(((Customer) session.merge(given)).address).isNull();
            });
            assertThat(unit.log.statements("UPDATE"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("city");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aVersionThatWasNotSetIsNotCompared(TestDatabase database) {
        try (ShopUnit unit = unit(database, "skip")) {
            unit.inTransaction(session -> ((Order) session.find(Order.class, 1L)).title = "second");
            Order given = new Order("third");
            given.id = 1L;
            unit.inTransaction(session -> {
                Order managed = (Order) session.merge(given);
                assertThat(managed.title).isEqualTo("third");
                assertThat(managed.customer.name).isEqualTo("Ada");
            });
            Order stale = new Order("fourth");
            stale.id = 1L;
            stale.version = 1;
            assertThatThrownBy(() -> unit.inTransaction(session -> session.merge(stale)))
                    .isInstanceOf(OptimisticLockException.class)
                    .hasMessageContaining("ATH2101 Order#1");
        }
    }
}
