package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.QueryTimeoutException;

/**
 * The resource-local transaction of a session. Commit flushes; whatever fails on the way rolls back. For one thread at a
 * time.
 */
public final class SessionTransaction implements TransactionControl {
    private final Session session;
    private final JdbcSession jdbc;
    private final TransactionSnapshot snapshot;
    private final PersistenceContext context;
    private boolean rollbackOnly;

    SessionTransaction(Session session, JdbcSession jdbc, TransactionSnapshot snapshot, PersistenceContext context) {
        this.session = session;
        this.jdbc = jdbc;
        this.snapshot = snapshot;
        this.context = context;
    }

    @Override
    public boolean isActive() {
        return jdbc.isInTransaction();
    }

    @Override
    public void begin() {
        if (isActive()) {
            throw new InvalidStateException(StateMessage.TRANSACTION_ACTIVE);
        }
        rollbackOnly = false;
        jdbc.begin();
    }

    @Override
    public void commit() {
        requireActive();
        if (rollbackOnly) {
            rollback();
            throw new InvalidStateException(StateMessage.ROLLBACK_ONLY);
        }
        try {
            session.prepareCommit();
            jdbc.commit();
        } catch (RuntimeException | Error e) {
            rollbackAfter(e);
            throw e;
        }
        snapshot.forget();
        session.forgetLocks();
        for (Object instance : context.deleted().members()) {
            InstanceState state = States.of(instance);
            state.setOwner(null);
            Lifecycle.move(state, Lifecycle.DETACHED);
        }
        context.deleted().clear();
        endIfClosed();
    }

    private void rollbackAfter(Throwable failure) {
        try {
            if (isActive()) {
                jdbc.rollback();
            }
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
        restore();
    }

    private void restore() {
        session.forgetLocks();
        snapshot.restore(context);
        endIfClosed();
    }

    @Override
    public void rollback() {
        requireActive();
        try {
            jdbc.rollback();
        } finally {
            restore();
        }
    }

    private void endIfClosed() {
        if (!session.isOpen()) {
            session.end();
        }
    }

    @Override
    public void setRollbackOnly() {
        if (isActive()) {
            rollbackOnly = true;
        }
    }

    /**
     * Marks the transaction for rollback after a runtime exception of a call, but not after those with which it can go
     * on. Jakarta Persistence 3.2, sections 3.2 and 3.11.
     */
    public void noteFailure(RuntimeException failure) {
        if (!(failure instanceof NoResultException
                || failure instanceof NonUniqueResultException
                || failure instanceof QueryTimeoutException
                || failure instanceof LockTimeoutException)) {
            setRollbackOnly();
        }
    }

    @Override
    public boolean isRollbackOnly() {
        requireActive();
        return rollbackOnly;
    }

    private void requireActive() {
        if (!isActive()) {
            throw new InvalidStateException(StateMessage.NO_TRANSACTION);
        }
    }
}
