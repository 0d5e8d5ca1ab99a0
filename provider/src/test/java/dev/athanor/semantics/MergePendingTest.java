package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AutoflushBlock;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.OptimisticLockException;
import java.util.Map;

/** Merging what is pending, removed, or gone: each in both settings of its switch. */
class MergePendingTest {
    private static ShopUnit unit(TestDatabase database, String semantics) {
        ShopUnit unit = new ShopUnit(database, Map.of("athanor.semantics", semantics), Shop.ENTITIES);
        unit.inTransaction(session -> {
            session.persist(new Customer(1, "Ada"));
            session.persist(new Order("first"));
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void aPendingInstanceIsReturned(TestDatabase database) {
        try (ShopUnit unit = unit(database, "standard")) {
            unit.inTransaction(session -> {
                Customer grace = new Customer(2, "Grace");
                session.persist(grace);
                assertThat(session.merge(grace)).isSameAs(grace);
                assertThat(unit.log.statements("INSERT")).isEmpty();
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void aPendingInstanceIsFlushedFirst(TestDatabase database) {
        try (ShopUnit unit = unit(database, "sqlalchemy")) {
            unit.inTransaction(session -> {
                Customer grace = new Customer(2, "Grace");
                session.persist(grace);
                assertThat(session.merge(grace)).isSameAs(grace);
                assertThat(unit.log.statements("INSERT")).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void withoutTheAutomaticFlushItIsCopied(TestDatabase database) {
        try (ShopUnit unit = unit(database, "sqlalchemy")) {
            unit.inTransaction(session -> {
                Line mine = new Line();
                mine.quantity = 7;
                session.persist(mine);
                try (AutoflushBlock block = session.withoutAutoflush()) {
                    Line copy = (Line) session.merge(mine);
                    assertThat(copy).isNotSameAs(mine);
                    assertThat(copy.quantity).isEqualTo(7);
                    assertThat(session.newInstances()).containsExactly(mine, copy);
                }
            });
            unit.inTransaction(session -> {
                assertThat(session.find(Line.class, 1L)).isNotNull();
                assertThat(session.find(Line.class, 2L)).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void aRemovedInstanceIsRefusedOrCopiedOnto(TestDatabase database) {
        try (ShopUnit unit = unit(database, "standard")) {
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        session.remove(session.find(Customer.class, 1));
                        session.merge(new Customer(1, "Grace"));
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH2125");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aMarkedInstanceTakesTheStateAndStaysMarked(TestDatabase database) {
        try (ShopUnit unit = unit(database, "sqlalchemy")) {
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                session.remove(ada);
                try (AutoflushBlock block = session.withoutAutoflush()) {
                    assertThat(session.merge(new Customer(1, "Grace"))).isSameAs(ada);
                }
                assertThat(ada.name).isEqualTo("Grace");
                assertThat(session.deletedInstances()).containsExactly(ada);
            });
            assertThat(unit.log.statements("DELETE")).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void aRowThatIsGoneIsAnErrorOrInsertedAgain(TestDatabase database) {
        for (String semantics : new String[] {"standard", "sqlalchemy"}) {
            try (TestDatabase another = TestDatabase.open(database.kind());
                    ShopUnit unit = unit(another, semantics)) {
                Order order = unit.returning(session -> (Order) session.find(Order.class, 1L));
                unit.inTransaction(session -> session.remove(session.find(Order.class, 1L)));
                unit.log.clear();
                if (semantics.equals("standard")) {
                    assertThatThrownBy(() -> unit.inTransaction(session -> session.merge(order)))
                            .isInstanceOf(OptimisticLockException.class);
                } else {
                    unit.inTransaction(session -> session.merge(order));
                    assertThat(unit.log.statements("INSERT")).hasSize(1);
                }
            }
        }
    }
}
