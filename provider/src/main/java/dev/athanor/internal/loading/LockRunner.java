package dev.athanor.internal.loading;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.message.LockConflictException;
import dev.athanor.message.LockNotGrantedException;
import dev.athanor.sql.LockClause;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Supplier;

/**
 * Runs statements that lock rows, as long as the request wants to wait. Where the database refuses all work after a failed
 * statement, a savepoint before it keeps the transaction alive when the lock is not granted. One per use; cheap.
 */
public final class LockRunner {
    private final JdbcSession jdbc;
    private final Dialect dialect;

    /**
     * Creates the runner.
     *
     * @param load what loaders need of the session
     */
    public LockRunner(LoadContext load) {
        this.jdbc = load.jdbc();
        this.dialect = load.plans().dialect();
    }

    /**
     * Runs a statement that locks.
     *
     * @param request how long to wait
     * @param subject what is locked, for the message
     * @param statement sends the statement and reads its rows
     * @throws LockNotGrantedException if the lock was not granted in time, and the transaction can go on
     * @throws LockConflictException if it cannot
     */
    public <R> R run(LockRequest request, String subject, Supplier<R> statement) {
        if (request.waiting() == LockClause.Waiting.DEFAULT || !dialect.failureEndsTransaction()) {
            return statement.get();
        }
        Savepoint before = jdbc.setSavepoint();
        try {
            String limit = request.waiting() == LockClause.Waiting.TIMEOUT
                    ? dialect.lockTimeout(request.timeoutMillis())
                    : null;
            if (limit != null) {
                jdbc.statements().update(limit, ParameterBinder.NONE);
            }
            R result = statement.get();
            if (limit != null) {
                jdbc.statements().update(dialect.defaultLockTimeout(), ParameterBinder.NONE);
            }
            jdbc.release(before);
            return result;
        } catch (LockConflictException e) {
            if (jdbc.isLost() || !jdbc.isAborted() || !(e.getCause() instanceof SQLException cause)) {
                throw e;
            }
            jdbc.rollbackTo(before);
            throw new LockNotGrantedException(
                    cause,
                    DatabaseMessage.LOCK_TIMEOUT,
                    String.valueOf(cause.getSQLState()),
                    cause.getErrorCode(),
                    subject);
        }
    }
}
