package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.semantics.Shop.Address;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityNotFoundException;
import java.util.Date;

/** The row replaces the state of an instance. */
class RefreshTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Customer ada = new Customer(1, "Ada");
            ada.address = new Address("Main Street", "London");
            ada.since = new Date(1_000_000);
            ada.addOrder(new Order("first"));
            ada.addOrder(new Order("second"));
            session.persist(ada);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void dropsChangesAndReadsThoseOfOthers(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                ada.name = "mine";
                ada.address.city = "mine";
                Address held = ada.address;
                database.execute("UPDATE customer SET street = 'Side Street'");
                session.refresh(ada);
                assertThat(ada.name).isEqualTo("Ada");
                assertThat(ada.address.street).isEqualTo("Side Street");
                assertThat(ada.address.city).isEqualTo("London");
                held.city = "of an address that is no longer hers";
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void forgetsMutableValuesThatWereHandedOut(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                assertThat(ada.since.getTime()).isEqualTo(1_000_000);
                database.execute("UPDATE customer SET since = NULL");
                session.refresh(ada);
                assertThat(ada.since).isNull();
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void travelsToWhatIsLoaded(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order first = ada.orders.get(0);
                first.title = "mine";
                session.refresh(ada);
                assertThat(first.title).isEqualTo("first");
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void collectionsAreReadAgainAtTheNextTouch(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                ada.orders.remove(0);
                ada.addOrder(new Order("third"));
                database.execute("INSERT INTO orders (id, title, version, customer_id) VALUES (100, 'other', 1, 1)");
                session.refresh(ada);
                assertThat(ada.orders).extracting(order -> order.title).containsExactly("first", "second", "other");
            });
            assertThat(unit.log.statements("DELETE")).isEmpty();
            assertThat(unit.log.statements("INSERT")).isEmpty();
        }
    }

    @OnEachDatabase
    void aMissingRowIsAnError(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        Order first = (Order) session.find(Order.class, 1L);
                        database.execute("DELETE FROM orders");
                        session.refresh(first);
                    }))
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessage("ATH2102 Order#1 is needed, but there is no such row -> Use find(), which returns null,"
                            + " where a row may be missing");
        }
    }
}
