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
 * Reads MariaDB's error codes. The names of constraints and tables stand only in the message, in quotes of which those
 * around values must not be taken for them.
 */
final class MariaDbErrors implements SqlErrorClassifier {
    /** <code>Duplicate entry '...' for key 'NAME'</code>: the value may contain anything, so the last quotes count. */
    private static final Pattern UNIQUE = Pattern.compile("'([^']*(?:''[^']*)*)'\\s*$");

    /** <code>Column 'NAME' cannot be null</code>. */
    private static final Pattern COLUMN = Pattern.compile("'([^']+)'");

    private static final String NAME = "`((?:[^`]|``)+)`";

    /** <code>(`database`.`table`, CONSTRAINT `NAME` FOREIGN KEY</code>. */
    private static final Pattern FOREIGN_KEY = Pattern.compile("\\(`(?:[^`]|``)+`\\." + NAME + ", CONSTRAINT " + NAME);

    /** <code>CONSTRAINT `NAME` failed for `database`.`table`</code>. */
    private static final Pattern CHECK = Pattern.compile(NAME + "[^`]*`(?:[^`]|``)+`\\." + NAME);

    @Override
    public SqlError classify(SQLException failure) {
        SQLException cause = cause(failure);
        String message = String.valueOf(cause.getMessage());
        return switch (cause.getErrorCode()) {
            case 1062, 1169, 1586 -> statement(SqlErrorKind.UNIQUE, first(UNIQUE, 1, message), null);
            case 1048, 1364 -> statement(SqlErrorKind.NOT_NULL, first(COLUMN, 1, message), null);
            case 1216, 1217, 1451, 1452 ->
                statement(SqlErrorKind.FOREIGN_KEY, first(FOREIGN_KEY, 2, message), first(FOREIGN_KEY, 1, message));
            case 4025 -> statement(SqlErrorKind.CHECK, first(CHECK, 1, message), first(CHECK, 2, message));
            case 1205 -> statement(SqlErrorKind.LOCK_TIMEOUT, null, null);
            case 1969, 3024 -> statement(SqlErrorKind.STATEMENT_TIMEOUT, null, null);
            case 1213 -> lost(SqlErrorKind.DEADLOCK);
            // "Record has changed since last read": the isolation REPEATABLE READ, taken at its word.
            case 1020 -> lost(SqlErrorKind.SERIALIZATION);
            // The server is being shut down, or has ended this connection.
            case 1053, 1077, 1079, 1927 -> lost(SqlErrorKind.CONNECTION);
            // A value that is cut off, out of range or of another type.
            case 1264, 1265, 1292, 1366, 1406, 1690 -> statement(SqlErrorKind.DATA, null, null);
            default -> byState(String.valueOf(cause.getSQLState()));
        };
    }

    /** The exception of a batch repeats the one of the row, without its class. */
    private static SQLException cause(SQLException failure) {
        return failure instanceof BatchUpdateException && failure.getCause() instanceof SQLException cause
                ? cause(cause)
                : failure;
    }

    private static SqlError byState(String state) {
        if (state.startsWith("08")) {
            return lost(SqlErrorKind.CONNECTION);
        }
        return statement(state.startsWith("22") ? SqlErrorKind.DATA : SqlErrorKind.OTHER, null, null);
    }

    private static SqlError statement(SqlErrorKind kind, @Nullable String constraint, @Nullable String table) {
        return new SqlError(kind, constraint, table, SqlError.Effect.STATEMENT_ONLY);
    }

    private static SqlError lost(SqlErrorKind kind) {
        return new SqlError(kind, null, null, SqlError.Effect.TRANSACTION_LOST);
    }

    private static @Nullable String first(Pattern pattern, int group, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(group).replace("``", "`") : null;
    }

    /** The driver marks the row that failed, or all if it has sent them as one. */
    @Override
    public int failedRow(BatchUpdateException failure, int rows, Statement statement) {
        int[] counts = failure.getUpdateCounts();
        int failed = -1;
        for (int i = 0; i < counts.length && counts.length == rows; i++) {
            if (counts[i] == Statement.EXECUTE_FAILED) {
                if (failed >= 0) {
                    return -1;
                }
                failed = i;
            }
        }
        return failed;
    }
}
