package dev.athanor.internal.session;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.MissingTransactionException;
import dev.athanor.message.StateMessage;

/**
 * The resource-local transaction of a session. Commit flushes; whatever fails on the way rolls back. For one thread at a
 * time.
 */
final class SessionTransaction implements TransactionControl {
    private final Session session;
    private final JdbcSession jdbc;
    private final TransactionEnd end;
    private boolean rollbackOnly;

    SessionTransaction(Session session, JdbcSession jdbc, TransactionEnd end) {
        this.session = session;
        this.jdbc = jdbc;
        this.end = end;
    }

    @Override
    public void join() {
        throw new MissingTransactionException(ApiMessage.RESOURCE_LOCAL, "joinTransaction()");
    }

    @Override
    public void joinIfActive() {
        // Nobody but the program begins one.
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
        end.committed();
    }

    private void rollbackAfter(Throwable failure) {
        try {
            if (isActive()) {
                jdbc.rollback();
            }
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
        end.rolledBack();
    }

    @Override
    public void rollback() {
        requireActive();
        try {
            jdbc.rollback();
        } finally {
            end.rolledBack();
        }
    }

    @Override
    public void setRollbackOnly() {
        if (isActive()) {
            rollbackOnly = true;
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
