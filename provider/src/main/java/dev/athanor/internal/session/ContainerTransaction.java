package dev.athanor.internal.session;

import dev.athanor.Savepoint;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InactiveTransactionException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.MissingTransactionException;
import dev.athanor.message.StateMessage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a session in a transaction that a container controls. Before the commit the session flushes and gives its
 * connection back; after a rollback its instances are detached.
 *
 * <p>For one thread at a time, except that a container may end a transaction in a thread of its own, for example when its
 * time is up. The thread of the program may be in the middle of something then: it learns of the end at its next call.
 * Jakarta Persistence 3.2, section 7.9.
 */
final class ContainerTransaction implements TransactionControl, TransactionPlatform.Participant {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerTransaction.class);

    private final TransactionPlatform platform;
    private final Session session;
    private final JdbcSession jdbc;
    private final TransactionEnd end;
    /** Whether the transaction was committed, if another thread has ended it and this session does not know yet. */
    private final AtomicReference<@Nullable Boolean> endedElsewhere = new AtomicReference<>();

    /** What stands for the transaction that the session takes part in. */
    private @Nullable Object joined;

    /** The thread that has joined the transaction, and later the one that commits it. */
    private volatile @Nullable Thread thread;

    private boolean rollbackOnly;

    ContainerTransaction(TransactionPlatform platform, Session session, JdbcSession jdbc, TransactionEnd end) {
        this.platform = platform;
        this.session = session;
        this.jdbc = jdbc;
        this.end = end;
    }

    @Override
    public void join() {
        learnOfEnd();
        Object current = platform.current();
        if (current == null) {
            throw new MissingTransactionException(StateMessage.NO_CONTAINER_TRANSACTION);
        }
        if (current.equals(joined)) {
            return;
        }
        if (joined != null) {
            throw new InvalidStateException(StateMessage.JOINED_ELSEWHERE);
        }
        jdbc.begin();
        try {
            platform.register(this);
        } catch (RuntimeException | Error e) {
            jdbc.leave();
            throw e;
        }
        joined = current;
        thread = Thread.currentThread();
        rollbackOnly = false;
        end.begun();
    }

    @Override
    public void joinIfActive() {
        if (platform.current() != null) {
            join();
        }
    }

    @Override
    public boolean isActive() {
        learnOfEnd();
        return joined != null;
    }

    @Override
    public void begin() {
        platform.begin();
        try {
            join();
        } catch (RuntimeException | Error e) {
            platform.rollback();
            throw e;
        }
    }

    @Override
    public void commit() {
        requireActive();
        platform.commit();
    }

    @Override
    public void rollback() {
        requireActive();
        platform.rollback();
    }

    @Override
    public void setRollbackOnly() {
        if (isActive()) {
            rollbackOnly = true;
            if (isCurrent()) {
                platform.setRollbackOnly();
            }
        }
    }

    @Override
    public boolean isRollbackOnly() {
        requireActive();
        return rollbackOnly || isCurrent() && platform.isRollbackOnly();
    }

    @Override
    public TransactionSnapshot snapshot() {
        return end.snapshot();
    }

    @Override
    public Savepoint savepoint() {
        throw new InvalidStateException(ApiMessage.CONTAINER_TRANSACTIONS, "savepoint()");
    }

    @Override
    public void abandon() {
        if (isActive()) {
            rollback();
        }
    }

    /** False while the program has suspended the transaction. */
    private boolean isCurrent() {
        Object current = platform.current();
        return current != null && current.equals(joined);
    }

    @Override
    public void beforeCompletion() {
        thread = Thread.currentThread();
        if (rollbackOnly || platform.isRollbackOnly()) {
            platform.setRollbackOnly();
            return;
        }
        try {
            session.flushes().beforeCommit();
            // The container may want all connections back before it commits.
            jdbc.release();
        } catch (RuntimeException | Error e) {
            platform.setRollbackOnly();
            throw e;
        }
    }

    @Override
    public void afterCompletion(boolean committed) {
        if (Thread.currentThread() == thread) {
            finish(committed);
            return;
        }
        endedElsewhere.set(committed);
        if (!session.isOpen()) {
            // Nobody is going to call any more.
            learnOfEnd();
        }
    }

    private void learnOfEnd() {
        if (endedElsewhere.get() != null) {
            Boolean committed = endedElsewhere.getAndSet(null);
            if (committed != null) {
                finish(committed);
            }
        }
    }

    private void finish(boolean committed) {
        joined = null;
        thread = null;
        try {
            jdbc.leave();
        } catch (RuntimeException e) {
            // The transaction has ended, and the container has closed its connection.
            LOG.warn("giving back the connection of a transaction that has ended failed", e);
        }
        if (committed) {
            end.committed();
        } else {
            end.rolledBack();
        }
    }

    private void requireActive() {
        if (!isActive()) {
            throw new InactiveTransactionException(StateMessage.NO_TRANSACTION);
        }
    }
}
