package dev.athanor.internal.session;

import dev.athanor.Savepoint;
import dev.athanor.internal.jdbc.LazySavepoint;
import org.jspecify.annotations.Nullable;

/**
 * One open savepoint of a session, and what must be undone if it is rolled back. All that happens to it happens through its
 * transaction. For one thread at a time.
 */
final class SavepointLevel implements Savepoint {
    private final SessionTransaction transaction;
    private final LazySavepoint sql;
    private TransactionSnapshot snapshot;
    private @Nullable Throwable failure;
    private boolean rollbackOnly;
    private boolean ended;

    SavepointLevel(SessionTransaction transaction, LazySavepoint sql, TransactionSnapshot snapshot) {
        this.transaction = transaction;
        this.sql = sql;
        this.snapshot = snapshot;
    }

    LazySavepoint sql() {
        return sql;
    }

    TransactionSnapshot snapshot() {
        return snapshot;
    }

    /** Why it was rolled back, if a flush in it failed. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** A flush has failed, and what there was to undo is undone. */
    void fail(Throwable cause, TransactionSnapshot next) {
        failure = cause;
        snapshot = next;
    }

    boolean isRollbackOnly() {
        return rollbackOnly;
    }

    void setRollbackOnly() {
        rollbackOnly = true;
    }

    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    @Override
    public void release() {
        transaction.release(this);
    }

    @Override
    public void rollback() {
        transaction.rollbackTo(this);
    }

    @Override
    public boolean isActive() {
        return !ended && failure == null;
    }

    @Override
    public void close() {
        if (!ended) {
            rollback();
        }
    }
}
