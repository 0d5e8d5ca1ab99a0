package dev.athanor.container;

import static dev.athanor.container.Narayana.MANAGER;
import static dev.athanor.container.Narayana.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.container.JtaUnit.Port;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** A container that shows no TransactionManager, but the TransactionSynchronizationRegistry that each has. */
class JtaRegistryTest {
    private static JtaUnit open(TestDatabase database) {
        return new JtaUnit(database, Narayana.REGISTRY, false);
    }

    @OnEachDatabase
    void commitsAndRollsBack(TestDatabase database) throws Exception {
        try (JtaUnit unit = open(database)) {
            inTransaction(() -> {
                EntityManager manager = unit.manager();
                manager.persist(new Port(1));
                manager.close();
            });
            MANAGER.begin();
            EntityManager manager = unit.manager();
            Port lost = new Port(2);
            manager.persist(lost);
            manager.flush();
            assertThatThrownBy(() -> manager.persist(null)).isInstanceOf(IllegalArgumentException.class);
            assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
            MANAGER.rollback();
            assertThat(manager.contains(lost)).isFalse();
            manager.close();
            // Without a data source for it, what is outside of transactions uses the same.
            assertThat(unit.has(1)).isTrue();
            assertThat(unit.has(2)).isFalse();
            assertThat(unit.pool.faults).isEmpty();
            assertThat(unit.pool.open).isZero();
        }
    }

    @OnEachDatabase
    void whatTheProgramDoesBeforeTheCommitIsWritten(TestDatabase database) throws Exception {
        try (JtaUnit unit = open(database)) {
            MANAGER.begin();
            EntityManager manager = unit.manager();
            MANAGER.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    manager.persist(new Port(3));
                }

                @Override
                public void afterCompletion(int status) {
                    manager.close();
                }
            });
            MANAGER.commit();
            assertThat(unit.has(3)).isTrue();
        }
    }

    @OnEachDatabase
    void withoutAUserTransactionNobodyCanBeginOne(TestDatabase database) {
        try (JtaUnit unit = open(database)) {
            assertThatThrownBy(() -> unit.factory.runInTransaction(manager -> manager.persist(new Port(1))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("ATH2147");
        }
    }
}
