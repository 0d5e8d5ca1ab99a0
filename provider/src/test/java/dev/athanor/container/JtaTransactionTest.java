package dev.athanor.container;

import static dev.athanor.container.Narayana.MANAGER;
import static dev.athanor.container.Narayana.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.container.JtaUnit.Call;
import dev.athanor.container.JtaUnit.Port;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SynchronizationType;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A container's transactions, over a real transaction manager and the databases' XA connections: who takes part, what is
 * written when, what the instances are afterwards. Jakarta Persistence 3.2, sections 3.3, 7.9 and 9.1.
 */
class JtaTransactionTest {
    private JtaUnit unit;

    @BeforeEach
    void open(TestDatabase database) {
        unit = new JtaUnit(database);
    }

    @AfterEach
    void close() throws Exception {
        if (MANAGER.getTransaction() != null) {
            MANAGER.rollback();
        }
        unit.close();
        assertThat(unit.pool.faults).isEmpty();
        assertThat(unit.log.connectionsOpen()).isZero();
        assertThat(unit.outside.connectionsOpen()).isZero();
    }

    // ---- who takes part -------------------------------------------------------------------------------------------

    @OnEachDatabase
    void createdInATransactionItTakesPart(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        assertThat(manager.isJoinedToTransaction()).isTrue();
        manager.persist(new Port(1));
        MANAGER.commit();
        assertThat(manager.isJoinedToTransaction()).isFalse();
        manager.close();
        assertThat(unit.has(1)).isTrue();
    }

    @OnEachDatabase
    void createdBeforeItTakesPartWhenToldTo(TestDatabase database) throws Exception {
        EntityManager manager = unit.manager();
        assertThatThrownBy(manager::joinTransaction)
                .isInstanceOf(TransactionRequiredException.class)
                .hasMessageStartingWith("ATH2143");
        inTransaction(() -> {
            manager.persist(new Port(1));
            assertThat(manager.isJoinedToTransaction()).isFalse();
        });
        assertThat(unit.has(1)).isFalse();
        inTransaction(() -> {
            manager.joinTransaction();
            manager.joinTransaction();
            assertThat(manager.isJoinedToTransaction()).isTrue();
        });
        manager.close();
        assertThat(unit.has(1)).isTrue();
    }

    @OnEachDatabase
    void unsynchronizedItTakesPartWhenToldTo(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.factory.createEntityManager(SynchronizationType.UNSYNCHRONIZED);
        assertThat(manager.isJoinedToTransaction()).isFalse();
        manager.persist(new Port(1));
        assertThatThrownBy(manager::flush).isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(() -> manager.find(Port.class, 1, LockModeType.PESSIMISTIC_WRITE))
                .isInstanceOf(TransactionRequiredException.class);
        MANAGER.commit();
        assertThat(unit.log.calls()).isEmpty();

        MANAGER.begin();
        manager.joinTransaction();
        MANAGER.commit();
        manager.close();
        assertThat(unit.has(1)).isTrue();
    }

    @OnEachDatabase
    void synchronizedByNameIsTheDefault(TestDatabase database) throws Exception {
        inTransaction(() -> {
            try (EntityManager manager = unit.factory.createEntityManager(SynchronizationType.SYNCHRONIZED)) {
                assertThat(manager.isJoinedToTransaction()).isTrue();
            }
        });
    }

    @OnEachDatabase
    void anotherTransactionIsNotJoinedWhileOneIsSuspended(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        Transaction first = MANAGER.suspend();
        MANAGER.begin();
        assertThatThrownBy(manager::joinTransaction).hasMessageStartingWith("ATH2144");
        manager.persist(new Port(1));
        MANAGER.rollback();
        MANAGER.resume(first);
        MANAGER.commit();
        manager.close();
        assertThat(unit.has(1)).isTrue();
    }

    @OnEachDatabase
    void severalTakePartInOne(TestDatabase database) throws Exception {
        inTransaction(() -> {
            EntityManager one = unit.manager();
            EntityManager other = unit.manager();
            one.persist(new Port(1));
            one.flush();
            assertThat(other.find(Port.class, 1)).isNotNull();
            other.persist(new Port(2));
            one.close();
            other.close();
        });
        assertThat(unit.has(1)).isTrue();
        assertThat(unit.has(2)).isTrue();
    }

    // ---- what is written when, and the connection -----------------------------------------------------------------

    @OnEachDatabase
    void theCommitFlushesOverOneConnectionThatTheContainerCommits(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        Port port = new Port(1);
        manager.persist(port);
        manager.persist(new Port(2));
        assertThat(unit.log.connectionsOpened()).isZero();
        MANAGER.commit();

        assertThat(unit.log.statements("insert")).hasSize(1);
        assertThat(unit.log.commits()).isZero();
        assertThat(unit.log.rollbacks()).isZero();
        assertThat(unit.log.connectionsOpened()).isEqualTo(1);
        assertThat(manager.contains(port)).isTrue();
        manager.close();
    }

    @OnEachDatabase
    void theConnectionIsBackBeforeTheContainerCommits(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        manager.persist(new Port(1));
        manager.flush();
        assertThat(unit.pool.open).isEqualTo(1);
        // What the program does last of all is still written.
        unit.pool.openAtPrepare = -1;
        MANAGER.commit();
        assertThat(unit.pool.openAtPrepare).isZero();
        assertThat(unit.pool.open).isZero();
        manager.close();
    }

    @OnEachDatabase
    void aTransactionInWhichNothingIsSentTakesNoConnection(TestDatabase database) throws Exception {
        inTransaction(() -> unit.manager().close());
        assertThat(unit.log.connectionsOpened()).isZero();
        assertThat(unit.outside.connectionsOpened()).isZero();
    }

    @OnEachDatabase
    void queriesSeeWhatIsPending(TestDatabase database) throws Exception {
        inTransaction(() -> {
            EntityManager manager = unit.manager();
            manager.persist(new Port(1));
            assertThat(manager.createQuery("select count(p) from Port p", Long.class)
                            .getSingleResult())
                    .isEqualTo(1);
            manager.close();
        });
    }

    @OnEachDatabase
    void keysComeFromSequencesOfTheDatabase(TestDatabase database) throws Exception {
        Call call = new Call();
        inTransaction(() -> {
            EntityManager manager = unit.manager();
            manager.persist(call);
            manager.close();
        });
        assertThat(call.id).isNotNull();
    }

    @OnEachDatabase
    void outsideOfTransactionsTheOtherDataSourceServes(TestDatabase database) throws Exception {
        inTransaction(() -> {
            EntityManager manager = unit.manager();
            Port first = new Port(1);
            first.next = new Port(2);
            manager.persist(first.next);
            manager.persist(first);
            manager.close();
        });
        unit.log.clear();
        unit.outside.clear();
        EntityManager manager = unit.manager();
        Port first = manager.find(Port.class, 1);
        assertThat(first.next.name).isNull();

        assertThat(unit.log.calls()).isEmpty();
        assertThat(unit.outside.statements("select")).hasSize(2);
        manager.close();
    }

    @OnEachDatabase
    void closedWithinATransactionItIsStillWritten(TestDatabase database) throws Exception {
        inTransaction(() -> {
            EntityManager manager = unit.manager();
            manager.persist(new Port(1));
            manager.close();
        });
        assertThat(unit.has(1)).isTrue();
    }

    // ---- afterwards -----------------------------------------------------------------------------------------------

    @OnEachDatabase
    void instancesStayManagedOverTransactions(TestDatabase database) throws Exception {
        EntityManager manager = unit.manager();
        Port port = new Port(1);
        inTransaction(() -> {
            manager.joinTransaction();
            manager.persist(port);
        });
        port.name = "between";
        inTransaction(manager::joinTransaction);
        inTransaction(() -> {
            manager.joinTransaction();
            manager.remove(port);
        });
        assertThat(manager.contains(port)).isFalse();
        manager.close();
        assertThat(unit.log.statements("update")).hasSize(1);
        assertThat(unit.has(1)).isFalse();
    }

    @OnEachDatabase
    void aRollbackDetaches(TestDatabase database) throws Exception {
        inTransaction(() -> {
            EntityManager manager = unit.manager();
            manager.persist(new Port(1));
            manager.close();
        });
        MANAGER.begin();
        EntityManager manager = unit.manager();
        Port old = manager.find(Port.class, 1);
        int version = old.version;
        old.name = "changed";
        Port added = new Port(2);
        manager.persist(added);
        manager.flush();
        MANAGER.rollback();

        assertThat(manager.isJoinedToTransaction()).isFalse();
        assertThat(manager.contains(old)).isFalse();
        assertThat(manager.contains(added)).isFalse();
        assertThat(old.version).isEqualTo(version);
        assertThat(manager.find(Port.class, 1).name).isNull();
        // As new as before.
        MANAGER.begin();
        manager.joinTransaction();
        manager.persist(added);
        MANAGER.commit();
        manager.close();
        assertThat(unit.has(2)).isTrue();
    }

    @OnEachDatabase
    void aTransactionThatIsMarkedIsNotFlushed(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        manager.persist(new Port(1));
        MANAGER.setRollbackOnly();
        assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);
        assertThat(unit.log.calls()).isEmpty();
        manager.close();
    }

    @OnEachDatabase
    void anExceptionMarksTheTransaction(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        assertThatThrownBy(() -> manager.persist("no entity")).isInstanceOf(IllegalArgumentException.class);
        assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
        MANAGER.rollback();
        manager.close();
    }

    @OnEachDatabase
    void aFlushThatFailsAtTheCommitRollsBack(TestDatabase database) throws Exception {
        database.execute("insert into Port (id, version) values (1, 0)");
        MANAGER.begin();
        EntityManager manager = unit.manager();
        Port twin = new Port(1);
        manager.persist(twin);
        assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);
        assertThat(manager.contains(twin)).isFalse();
        manager.close();
    }

    @OnEachDatabase
    void aTransactionThatEndsInAnotherThreadIsNoticedAtTheNextCall(TestDatabase database) throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        Port port = new Port(1);
        manager.persist(port);
        manager.flush();
        endElsewhere(MANAGER.suspend());

        assertThat(manager.isJoinedToTransaction()).isFalse();
        assertThat(manager.contains(port)).isFalse();
        assertThat(unit.log.connectionsOpen()).isZero();
        manager.close();
        assertThat(unit.has(1)).isFalse();
    }

    @OnEachDatabase
    void aTransactionThatEndsInAnotherThreadAfterTheCloseGivesTheConnectionBack(TestDatabase database)
            throws Exception {
        MANAGER.begin();
        EntityManager manager = unit.manager();
        manager.persist(new Port(1));
        manager.flush();
        manager.close();
        endElsewhere(MANAGER.suspend());
        assertThat(unit.log.connectionsOpen()).isZero();
    }

    /** As a container does whose transaction has taken too long. */
    private static void endElsewhere(Transaction transaction) throws InterruptedException {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread reaper = new Thread(() -> {
            try {
                MANAGER.resume(transaction);
                MANAGER.rollback();
            } catch (Exception e) {
                failure.set(e);
            }
        });
        reaper.start();
        reaper.join();
        assertThat(failure.get()).isNull();
    }

    // ---- what the program may call --------------------------------------------------------------------------------

    @OnEachDatabase
    void thereIsNoEntityTransaction(TestDatabase database) {
        try (EntityManager manager = unit.manager()) {
            assertThatThrownBy(manager::getTransaction)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("ATH6007");
        }
        assertThat(unit.factory.getTransactionType()).isEqualTo(PersistenceUnitTransactionType.JTA);
    }

    @OnEachDatabase
    void runInTransactionTakesThatOfTheCaller(TestDatabase database) throws Exception {
        MANAGER.begin();
        unit.factory.runInTransaction(manager -> manager.persist(new Port(1)));
        assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
        assertThatThrownBy(() -> unit.factory.runInTransaction(manager -> {
                    throw new UnsupportedOperationException("in between");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
        MANAGER.rollback();
        assertThat(unit.has(1)).isFalse();
    }

    @OnEachDatabase
    void runInTransactionBeginsOneIfThereIsNone(TestDatabase database) throws Exception {
        unit.factory.runInTransaction(manager -> manager.persist(new Port(1)));
        assertThat(MANAGER.getTransaction()).isNull();
        assertThat(unit.has(1)).isTrue();
        assertThatThrownBy(() -> unit.factory.runInTransaction(manager -> {
                    manager.persist(new Port(2));
                    throw new UnsupportedOperationException("in between");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(MANAGER.getTransaction()).isNull();
        assertThat(unit.has(2)).isFalse();
    }
}
