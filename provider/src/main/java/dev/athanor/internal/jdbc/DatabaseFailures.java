package dev.athanor.internal.jdbc;

import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.DataRefusedException;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.message.LockConflictException;
import dev.athanor.message.LockNotGrantedException;
import dev.athanor.message.SqlError;
import dev.athanor.message.StatementTimeoutException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a classified driver exception into the one that programs see. The driver's text goes nowhere but into the
 * cause.
 */
public final class DatabaseFailures {
    private static final int LONGEST_SUBJECT = 500;

    private DatabaseFailures() {}

    /**
     * The exception to throw.
     *
     * @param failure from the driver
     * @param error what it means
     * @param sql the statement, without values
     * @param entity the entity that was being written, or null
     */
    public static RuntimeException toException(
            SQLException failure, SqlError error, String sql, @Nullable String entity) {
        String subject = entity != null ? entity : shortened(sql);
        if (error.kind().isConstraint()) {
            return new ConstraintViolationException(
                    failure, error.kind(), error.constraint(), error.table(), entity, subject);
        }
        Object[] holes = {String.valueOf(failure.getSQLState()), failure.getErrorCode(), subject};
        return switch (error.kind()) {
            case LOCK_TIMEOUT ->
                error.effect() == SqlError.Effect.STATEMENT_ONLY
                        ? new LockNotGrantedException(failure, DatabaseMessage.LOCK_TIMEOUT, holes)
                        : new LockConflictException(failure, DatabaseMessage.LOCK_TIMEOUT_AT_WRITE, holes);
            case DEADLOCK -> new LockConflictException(failure, DatabaseMessage.DEADLOCK, holes);
            case SERIALIZATION -> new LockConflictException(failure, DatabaseMessage.SERIALIZATION_FAILED, holes);
            case STATEMENT_TIMEOUT -> new StatementTimeoutException(failure, DatabaseMessage.STATEMENT_TIMEOUT, holes);
            case CONNECTION -> new DatabaseException(failure, DatabaseMessage.CONNECTION_LOST, holes);
            case DATA -> new DataRefusedException(failure, DatabaseMessage.DATA_REFUSED, holes);
            default -> new DatabaseException(failure, DatabaseMessage.STATEMENT_FAILED, holes);
        };
    }

    private static String shortened(String sql) {
        return sql.length() <= LONGEST_SUBJECT ? sql : sql.substring(0, LONGEST_SUBJECT) + "...";
    }
}
