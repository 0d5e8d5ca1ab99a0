package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.AttributeHistory;
import dev.athanor.AutoflushBlock;
import dev.athanor.EntityState;
import dev.athanor.Inspection;
import dev.athanor.TransactionStatus;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What a program may ask about instances and sessions: nothing is loaded, flushed or changed by it. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class InspectionTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Shop.ENTITIES.toArray(new Class<?>[0]));
        unit.inTransaction(manager -> {
            Customer ada = new Customer(1, "Ada");
            ada.addOrder(new Order("first"));
            ada.addOrder(new Order("second"));
            manager.persist(ada);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void tellsTheStates(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            AthanorSession session = manager.unwrap(AthanorSession.class);
            assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
            manager.getTransaction().begin();
            assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.BEGUN);
            Customer grace = new Customer(2, "Grace");
            Inspection inspected = session.inspect(grace);
            assertThat(inspected.state()).isEqualTo(EntityState.TRANSIENT);
            assertThat(inspected.session()).isNull();
            manager.persist(grace);
            assertThat(inspected.state()).isEqualTo(EntityState.PENDING);
            assertThat(inspected.session()).isSameAs(session);
            assertThat(inspected.key()).isNull();
            assertThat(session.newInstances()).containsExactly(grace);
            manager.flush();
            assertThat(inspected.state()).isEqualTo(EntityState.PERSISTENT);
            assertThat(inspected.key()).isEqualTo(2);
            assertThat(session.identityMap()).containsExactly(grace);
            manager.remove(grace);
            assertThat(inspected.state()).isEqualTo(EntityState.PERSISTENT);
            assertThat(session.deletedInstances()).containsExactly(grace);
            assertThat(session.contains(grace)).isTrue();
            manager.flush();
            assertThat(inspected.state()).isEqualTo(EntityState.DELETED);
            assertThat(inspected.session()).isSameAs(session);
            assertThat(session.contains(grace)).isFalse();
            manager.getTransaction().commit();
            assertThat(inspected.state()).isEqualTo(EntityState.DETACHED);
        }
    }

    @OnEachDatabase
    void tellsWhatIsInMemoryWithoutLoadingIt(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                AthanorSession session = manager.unwrap(AthanorSession.class);
                Order order = manager.find(Order.class, 1L);
                Inspection inspected = session.inspect(order);
                unit.log.clear();
                assertThat(inspected.loaded()).containsExactly("id", "title", "version");
                assertThat(inspected.unloaded()).containsExactly("customer", "lines");
                assertThat(inspected.expired()).isEmpty();
                assertThat(inspected.value("title")).isEqualTo("first");
                assertThatThrownBy(() -> inspected.value("customer"))
                        .isInstanceOf(InvalidStateException.class)
                        .hasMessageStartingWith("ATH2150 Order#1.customer is not in memory");
                assertThatThrownBy(() -> inspected.value("titel")).isInstanceOf(InvalidArgumentException.class);
                assertThat(unit.log.statements()).isEmpty();
                assertThat(order.lines).isEmpty();
                assertThat(inspected.loaded()).contains("lines");
                assertThat(inspected.value("lines")).isEqualTo(List.of());
            });
        }
    }

    @OnEachDatabase
    void ofANewInstanceWhatWasSetIsInMemory(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                AthanorSession session = manager.unwrap(AthanorSession.class);
                Order order = new Order("third");
                assertThat(session.inspect(order).loaded()).containsExactly("title");
                order.customer = null;
                assertThat(order.lines).isEmpty();
                assertThat(session.inspect(order).loaded()).containsExactly("title", "customer");
            });
        }
    }

    @OnEachDatabase
    void tellsNetChanges(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                AthanorSession session = manager.unwrap(AthanorSession.class);
                Customer ada = manager.find(Customer.class, 1);
                Inspection inspected = session.inspect(ada);
                assertThat(inspected.history("name"))
                        .isEqualTo(new AttributeHistory(List.of(), List.of("Ada"), List.of()));
                assertThat(inspected.history("orders")).isEqualTo(AttributeHistory.NONE);
                assertThat(session.dirtyInstances()).isEmpty();
                ada.name = "Grace";
                assertThat(inspected.history("name"))
                        .isEqualTo(new AttributeHistory(List.of("Grace"), List.of(), List.of("Ada")));
                assertThat(inspected.isModified()).isTrue();
                ada.name = "Ada";
                assertThat(inspected.isModified()).isFalse();
                assertThat(session.dirtyInstances()).containsExactly(ada);
                Order first = ada.orders.get(0);
                Order second = ada.orders.get(1);
                ada.orders.remove(first);
                Order third = new Order("third");
                ada.orders.add(third);
                assertThat(inspected.history("orders"))
                        .isEqualTo(new AttributeHistory(List.of(third), List.of(second), List.of(first)));
                assertThat(session).containsExactlyInAnyOrder(ada, first, second);
            });
        }
    }

    @OnEachDatabase
    void aBlockWithoutAutomaticFlush(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                AthanorSession session = manager.unwrap(AthanorSession.class);
                manager.persist(new Customer(2, "Grace"));
                try (AutoflushBlock block = session.withoutAutoflush();
                        AutoflushBlock inner = session.withoutAutoflush()) {
                    inner.close();
                    assertThat(manager.createQuery("select c from Customer c").getResultList())
                            .hasSize(1);
                    block.close();
                }
                assertThat(manager.createQuery("select c from Customer c").getResultList())
                        .hasSize(2);
            });
        }
    }
}
