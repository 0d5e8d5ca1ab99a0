package dev.athanor.dialect;

import dev.athanor.message.SqlError;
import dev.athanor.message.SqlErrorClassifier;
import dev.athanor.message.SqlErrorKind;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads PostgreSQL's SQLStates. Every failed statement makes the transaction refuse all others until a rollback, wholly
 * or to a savepoint. Names of constraints and tables come from the fields of the server's report where the driver's class
 * can be seen, and from the message otherwise.
 */
final class PostgresErrors implements SqlErrorClassifier {
    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"([^\"]+)\"");
    private static final Pattern COLUMN = Pattern.compile("column \"([^\"]+)\"");
    private static final Pattern RELATION = Pattern.compile("(?:relation|table) \"([^\"]+)\"");

    /** The number of the entry stands first in the message of a failed batch, grouped as the locale likes it. */
    private static final Pattern ENTRY =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Nd}[\\p{Nd}.,'\\u00a0\\u202f\\u2019]*");

    @Override
    public SqlError classify(SQLException failure) {
        SQLException cause = failure instanceof BatchUpdateException && failure.getNextException() != null
                ? failure.getNextException()
                : failure;
        String state = String.valueOf(cause.getSQLState());
        return switch (state) {
            case "23505" -> constraint(SqlErrorKind.UNIQUE, cause);
            case "23502" -> constraint(SqlErrorKind.NOT_NULL, cause);
            case "23503" -> constraint(SqlErrorKind.FOREIGN_KEY, cause);
            case "23514", "23P01" -> constraint(SqlErrorKind.CHECK, cause);
            case "55P03" -> untilRollback(SqlErrorKind.LOCK_TIMEOUT);
            case "57014" -> untilRollback(SqlErrorKind.STATEMENT_TIMEOUT);
            case "40P01" -> lost(SqlErrorKind.DEADLOCK);
            case "40001" -> lost(SqlErrorKind.SERIALIZATION);
            // The server is being shut down, or has ended this connection.
            case "57P01", "57P02", "57P03", "57P05" -> lost(SqlErrorKind.CONNECTION);
            default -> byClass(state);
        };
    }

    private static SqlError byClass(String state) {
        if (state.startsWith("08")) {
            return lost(SqlErrorKind.CONNECTION);
        }
        return untilRollback(state.startsWith("22") ? SqlErrorKind.DATA : SqlErrorKind.OTHER);
    }

    private static SqlError lost(SqlErrorKind kind) {
        return new SqlError(kind, null, null, SqlError.Effect.TRANSACTION_LOST);
    }

    private static SqlError untilRollback(SqlErrorKind kind) {
        return new SqlError(kind, null, null, SqlError.Effect.UNTIL_ROLLBACK);
    }

    private static SqlError constraint(SqlErrorKind kind, SQLException cause) {
        PostgresDriver.Report report = PostgresDriver.report(cause);
        boolean column = kind == SqlErrorKind.NOT_NULL;
        if (report != null) {
            String name = column ? report.column() : report.constraint();
            return new SqlError(kind, name, report.table(), SqlError.Effect.UNTIL_ROLLBACK);
        }
        String message = String.valueOf(cause.getMessage());
        return new SqlError(
                kind,
                first(column ? COLUMN : CONSTRAINT, message),
                last(RELATION, message),
                SqlError.Effect.UNTIL_ROLLBACK);
    }

    private static @Nullable String first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Of two tables the last is the one with the constraint. */
    private static @Nullable String last(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        @Nullable String found = null;
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }

    @Override
    public int failedRow(BatchUpdateException failure, int rows, Statement statement) {
        // A driver that puts several rows into one INSERT counts INSERTs instead of rows.
        return PostgresDriver.rewritesBatches(statement) ? -1 : entry(failure, rows);
    }

    /** The number of the entry in the message, or -1. */
    static int entry(BatchUpdateException failure, int rows) {
        Matcher matcher = ENTRY.matcher(String.valueOf(failure.getMessage()));
        if (!matcher.find()) {
            return -1;
        }
        int row = 0;
        for (char digit : matcher.group().toCharArray()) {
            if (Character.isDigit(digit)) {
                row = row * 10 + Character.digit(digit, 10);
                if (row >= rows) {
                    return -1;
                }
            }
        }
        return row;
    }
}
