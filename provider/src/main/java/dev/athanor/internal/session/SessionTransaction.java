package dev.athanor.internal.session;

import dev.athanor.Savepoint;
import dev.athanor.TransactionStatus;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InactiveTransactionException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.MissingTransactionException;
import dev.athanor.message.PendingRollbackException;
import dev.athanor.message.SavepointEndedException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resource-local transaction of a session, and the savepoints in it. Commit flushes; whatever fails on the way rolls back. A
 * commit and a rollback are of all levels at once. For one thread at a time.
 *
 * <p>With {@link Choices.TransactionBegin#AUTO} it begins by itself as soon as there is work. With {@link
 * Choices.FlushFailed#RESTORE} a failed flush rolls back at once, to the innermost savepoint if there is one, and nothing is sent
 * until the program has rolled back too. SQLAlchemy 2.0, "Managing Transactions".
 */
final class SessionTransaction implements TransactionControl {
    private final Session session;
    private final JdbcSession jdbc;
    private final TransactionEnd end;
    private final List<SavepointLevel> savepoints = new ArrayList<>(0);
    private boolean begun;
    /** Whether nobody has called begin(). */
    private boolean byItself;

    private boolean rollbackOnly;
    private @Nullable Throwable failure;

    SessionTransaction(Session session, JdbcSession jdbc, TransactionEnd end) {
        this.session = session;
        this.jdbc = jdbc;
        this.end = end;
        jdbc.setBeforeUse(this::use);
    }

    private Rules rules() {
        return session.rules();
    }

    private boolean beginsByItself() {
        return rules().is(Switch.TRANSACTION_BEGIN, Choices.TransactionBegin.AUTO);
    }

    private boolean restores() {
        return rules().is(Switch.ROLLBACK, Choices.Rollback.RESTORE);
    }

    private boolean restoresAtOnce() {
        return rules().is(Switch.FLUSH_FAILED, Choices.FlushFailed.RESTORE);
    }

    private @Nullable SavepointLevel innermost() {
        return savepoints.isEmpty() ? null : savepoints.get(savepoints.size() - 1);
    }

    @Override
    public TransactionSnapshot snapshot() {
        SavepointLevel level = innermost();
        return level == null ? end.snapshot() : level.snapshot();
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
        return begun;
    }

    @Override
    public boolean isAvailable() {
        return begun || beginsByItself();
    }

    @Override
    public TransactionStatus status() {
        if (!begun) {
            return TransactionStatus.NONE;
        }
        if (currentFailure() != null) {
            return TransactionStatus.FAILED;
        }
        return savepoints.isEmpty() ? TransactionStatus.BEGUN : TransactionStatus.NESTED;
    }

    @Override
    public int savepointDepth() {
        return savepoints.size();
    }

    @Override
    public boolean endsWithSession() {
        return byItself;
    }

    // ---- beginning --------------------------------------------------------------------------------------------------

    @Override
    public void begin() {
        if (begun && byItself) {
            byItself = false;
            return;
        }
        if (begun) {
            throw new InvalidStateException(StateMessage.TRANSACTION_ACTIVE);
        }
        start();
        byItself = false;
    }

    private void start() {
        jdbc.begin();
        begun = true;
        byItself = true;
        rollbackOnly = false;
        failure = null;
        end.begun();
    }

    @Override
    public void noteWork() {
        if (!begun && beginsByItself()) {
            start();
        }
    }

    /** In SQLAlchemy a flush takes the connection, whether it writes a row or not: a transaction is there to be committed. */
    @Override
    public void noteFlush() {
        if (beginsByItself()) {
            jdbc.use();
        }
    }

    /** Something is about to be sent. */
    private void use() {
        requireUsable();
        noteWork();
    }

    private @Nullable Throwable currentFailure() {
        SavepointLevel level = innermost();
        return level == null ? failure : level.failure();
    }

    @Override
    public void requireUsable() {
        Throwable cause = currentFailure();
        if (cause != null) {
            PendingRollbackException refused = new PendingRollbackException(StateMessage.PENDING_ROLLBACK);
            refused.initCause(cause);
            throw refused;
        }
    }

    // ---- ending
    // -------------------------------------------------------------------------------------------------------

    @Override
    public void commit() {
        noteWork();
        requireActive();
        requireUsable();
        if (isRollbackOnly()) {
            rollback();
            throw new InvalidStateException(StateMessage.ROLLBACK_ONLY);
        }
        try {
            while (!savepoints.isEmpty()) {
                releaseInnermost();
            }
            session.flushes().beforeCommit();
            jdbc.commit();
        } catch (RuntimeException | Error e) {
            if (currentFailure() == null) {
                rollbackAfter(e);
            }
            throw e;
        }
        begun = false;
        end.committed();
    }

    private void rollbackAfter(Throwable failed) {
        try {
            rollBackRows();
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
        undoSavepoints();
        begun = false;
        end.rolledBack();
    }

    @Override
    public void rollback() {
        if (!begun && beginsByItself()) {
            return;
        }
        requireActive();
        boolean restored =
                failure != null && savepoints.isEmpty() && session.flushes().isClean();
        try {
            rollBackRows();
        } finally {
            undoSavepoints();
            begun = false;
            failure = null;
            if (restored) {
                end.abandoned();
            } else {
                end.rolledBack();
            }
        }
    }

    /** Undoes the transaction in the database: all at once, or, as SQLAlchemy does, level by level where objects are restored so. */
    private void rollBackRows() {
        if (!jdbc.isInTransaction()) {
            return;
        }
        try {
            for (int i = restores() ? savepoints.size() - 1 : -1; i >= 0 && !jdbc.isLost(); i--) {
                rollBackRows(savepoints.get(i));
            }
        } finally {
            jdbc.rollback();
        }
    }

    private void rollBackRows(SavepointLevel level) {
        if (level.failure() == null) {
            jdbc.rollbackTo(level.sql());
        }
    }

    /** What was written since a savepoint forgets what it holds before it becomes what it was; the innermost goes first. */
    private void undoSavepoints() {
        boolean restores = restores();
        while (!savepoints.isEmpty()) {
            SavepointLevel level = savepoints.get(savepoints.size() - 1);
            if (restores) {
                undo(level);
            } else {
                endInnermost();
            }
        }
    }

    private void endSavepoints() {
        while (!savepoints.isEmpty()) {
            endInnermost();
        }
    }

    private void endInnermost() {
        SavepointLevel level = savepoints.remove(savepoints.size() - 1);
        level.end();
        snapshot().absorb(level.snapshot());
    }

    @Override
    public void abandon() {
        if (!begun) {
            return;
        }
        try {
            rollBackRows();
        } finally {
            endSavepoints();
            begun = false;
            failure = null;
            end.abandoned();
        }
    }

    // ---- failing
    // ------------------------------------------------------------------------------------------------------

    @Override
    public void flushFailed(Throwable cause) {
        if (!restoresAtOnce()) {
            markInnermost();
            return;
        }
        SavepointLevel level = innermost();
        try {
            if (level != null) {
                jdbc.rollbackTo(level.sql());
            } else if (jdbc.isInTransaction()) {
                jdbc.rollback();
            }
        } catch (RuntimeException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
        if (level == null) {
            failure = cause;
            end.flushFailed();
        } else {
            level.snapshot().restoreWritten();
            level.fail(cause, new TransactionSnapshot(session.context()));
        }
    }

    @Override
    public void noteFailure(RuntimeException thrown) {
        if (!restoresAtOnce() && TransactionControl.isFatal(thrown)) {
            markInnermost();
        }
    }

    private void markInnermost() {
        SavepointLevel level = innermost();
        if (level != null) {
            level.setRollbackOnly();
        } else {
            setRollbackOnly();
        }
    }

    @Override
    public void setRollbackOnly() {
        if (begun) {
            rollbackOnly = true;
        }
    }

    @Override
    public boolean isRollbackOnly() {
        requireActive();
        return rollbackOnly || !savepoints.isEmpty() && savepoints.stream().anyMatch(SavepointLevel::isRollbackOnly);
    }

    private void requireActive() {
        if (!begun) {
            throw new InactiveTransactionException(StateMessage.NO_TRANSACTION);
        }
    }

    // ---- savepoints
    // -----------------------------------------------------------------------------------------------------

    @Override
    public Savepoint savepoint() {
        noteWork();
        requireActive();
        requireUsable();
        session.flush();
        SavepointLevel level =
                new SavepointLevel(this, jdbc.setSavepointLater(), new TransactionSnapshot(session.context()));
        savepoints.add(level);
        return level;
    }

    /** See {@link Savepoint#release}. */
    void release(SavepointLevel level) {
        requireOpen(level);
        while (innermost() != level) {
            releaseInnermost();
        }
        releaseInnermost();
    }

    private void releaseInnermost() {
        requireUsable();
        SavepointLevel level = savepoints.get(savepoints.size() - 1);
        if (level.isRollbackOnly()) {
            throw new InvalidStateException(StateMessage.SAVEPOINT_ROLLBACK_ONLY);
        }
        session.flush();
        jdbc.release(level.sql());
        endInnermost();
    }

    /** See {@link Savepoint#rollback}. */
    void rollbackTo(SavepointLevel level) {
        requireOpen(level);
        while (innermost() != level) {
            endInnermost();
        }
        if (level.failure() == null) {
            try {
                jdbc.rollbackTo(level.sql());
            } finally {
                undo(level);
            }
        } else if (session.flushes().isClean()) {
            savepoints.remove(level);
            level.end();
        } else {
            undo(level);
        }
    }

    private void undo(SavepointLevel level) {
        savepoints.remove(level);
        level.end();
        level.snapshot().restoreWritten();
    }

    private static void requireOpen(SavepointLevel level) {
        if (level.isEnded()) {
            throw new SavepointEndedException(StateMessage.SAVEPOINT_ENDED);
        }
    }
}
