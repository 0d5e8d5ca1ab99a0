package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.DirtyMergeException;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.TransientMergeException;
import dev.athanor.semantics.Guild.Mark;
import dev.athanor.semantics.Shop.Address;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Merging without reading: what the given instance holds is what the row holds. */
class MergeWithoutLoadTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Customer ada = new Customer(1, "Ada");
            ada.address = new Address("Main Street", "London");
            session.persist(ada);
            session.persist(ada.addOrder(new Order("first")));
            session.persist(ada.addOrder(new Order("second")));
        });
        unit.log.clear();
        return unit;
    }

    /** Ada with her orders, detached. */
    private static Customer detached(ShopUnit unit) {
        Customer ada = unit.returning(session -> {
            Customer found = (Customer) session.find(Customer.class, 1);
            assertThat(found.orders).hasSize(2);
            return found;
        });
        unit.log.clear();
        return ada;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void copiesAGraphWithoutStatementsAndWithoutChanges(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.mergeWithoutLoad(ada);
                assertThat(managed).isNotSameAs(ada);
                assertThat(managed.name).isEqualTo("Ada");
                assertThat(managed.address).isNotSameAs(ada.address);
                assertThat(managed.address.city).isEqualTo("London");
                assertThat(managed.orders).extracting(order -> order.title).containsExactly("first", "second");
                assertThat(managed.orders.get(0)).isNotSameAs(ada.orders.get(0));
                assertThat(managed.orders).allMatch(session::contains);
                assertThat(session.contains(managed)).isTrue();
                assertThat(session.contains(ada)).isFalse();
                assertThat(session.find(Customer.class, 1)).isSameAs(managed);
                session.flush();
            });
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void aManagerCanChooseItForEachMerge(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            unit.inTransaction(session -> {
                session.setRules(session.rules().with(Switch.MERGE_LOAD, false));
                assertThat(((Customer) session.merge(ada)).name).isEqualTo("Ada");
            });
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void theCopiesAreManagedAsAllAre(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.mergeWithoutLoad(ada);
                managed.address.city = "Paris";
                managed.orders.remove(1);
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE customer SET city = ? WHERE id = ?");
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly("DELETE FROM orders WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void whatTheSourceHasNotLoadedIsLoadedLater(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Order first = unit.returning(session -> (Order) session.find(Order.class, 1L));
            unit.log.clear();
            unit.inTransaction(session -> {
                Order managed = (Order) session.mergeWithoutLoad(first);
                assertThat(unit.log.statements()).isEmpty();
                assertThat(managed.customer.name).isEqualTo("Ada");
                assertThat(managed.lines).isEmpty();
                assertThat(unit.log.statements()).hasSize(2);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void theGivenStateIsBelievedThoughTheRowHasChanged(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            unit.inTransaction(session -> ((Customer) session.find(Customer.class, 1)).name = "Grace");
            unit.log.clear();
            unit.inTransaction(session ->
                    assertThat(((Customer) session.mergeWithoutLoad(ada)).name).isEqualTo("Ada"));
            assertThat(unit.log.statements()).isEmpty();
            unit.inTransaction(session -> assertThat(((Customer) session.find(Customer.class, 1)).name)
                    .isEqualTo("Grace"));
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void anInstanceThatIsThereTakesTheGivenStateAndForgetsItsChanges(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            unit.inTransaction(session -> {
                Customer present = (Customer) session.find(Customer.class, 1);
                present.name = "Grace";
                present.address.city = "Rome";
                assertThat(session.mergeWithoutLoad(ada)).isSameAs(present);
                assertThat(present.name).isEqualTo("Ada");
                assertThat(present.address.city).isEqualTo("London");
                assertThat(session.mergeWithoutLoad(present)).isSameAs(present);
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void anInstanceWithChangesIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = unit.returning(session -> {
                Customer found = (Customer) session.find(Customer.class, 1);
                found.name = "Grace";
                session.detach(found);
                return found;
            });
            assertThatThrownBy(() -> unit.inTransaction(session -> session.mergeWithoutLoad(ada)))
                    .isInstanceOf(DirtyMergeException.class)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH2162 Customer#1");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void anInstanceOfATypeThatItIsNotTakesNothing(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Vehicle.class, Car.class, Bike.class)) {
            Bike bike = new Bike();
            bike.id = 1;
            unit.inTransaction(manager -> manager.persist(bike));
            unit.execute("DELETE FROM mwl_vehicle");
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        Car car = new Car();
                        car.id = 1;
                        manager.persist(car);
                        manager.flush();
                        manager.unwrap(AthanorSession.class).mergeWithoutLoad(bike);
                    }))
                    .isInstanceOf(IdentityTakenException.class);
        }
    }

    @OnEachDatabase
    void aNewInstanceIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            assertThatThrownBy(() -> unit.inTransaction(session -> session.mergeWithoutLoad(new Customer(1, "Ada"))))
                    .isInstanceOf(TransientMergeException.class)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH2161");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void anExpiredInstanceCountsAsReadAfterwards(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database).filled()) {
            Mark one = guild.find(Mark.class, 1);
            guild.session.expire(one);
            assertThat(guild.session.mergeWithoutLoad(one)).isSameAs(one);
            guild.log.clear();
            assertThat(guild.find(Mark.class, 1)).isSameAs(one);
            assertThat(guild.log.statements())
                    .as("not asked whether it is there")
                    .isEmpty();
            assertThat(one.motto).as("read when it is needed").isEqualTo("one");
            assertThat(guild.log.statements()).hasSize(1);
        }
    }

    @Entity
    @Table(name = "mwl_vehicle")
    static class Vehicle {
        @Id
        int id;
    }

    @Entity
    static class Car extends Vehicle {
        Integer seats;
    }

    @Entity
    static class Bike extends Vehicle {
        String bell;
    }
}
