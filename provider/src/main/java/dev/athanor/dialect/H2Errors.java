package dev.athanor.dialect;

import dev.athanor.internal.jdbc.SqlError;
import dev.athanor.internal.jdbc.SqlErrorClassifier;
import dev.athanor.message.SqlErrorKind;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads H2's error codes. The names of constraints and tables stand only in the message: in its first quotes, whatever
 * the language.
 */
final class H2Errors implements SqlErrorClassifier {
    private static final String IDENTIFIER = "\"?([^\".:( ]+)\"?";
    private static final String QUALIFIED = "(?:\"?[^\".:( ]+\"?\\.)*" + IDENTIFIER;
    /** A unique key: <code>PUBLIC.NAME_INDEX_1 ON PUBLIC.T(C) VALUES ...</code>. */
    private static final Pattern UNIQUE = Pattern.compile("\"+(?:PRIMARY KEY|" + QUALIFIED + ") ON \"*" + QUALIFIED);
    /** Others: <code>NAME: PUBLIC.T FOREIGN KEY...</code>. */
    private static final Pattern NAMED = Pattern.compile("\"+" + QUALIFIED + ": \"*" + QUALIFIED);
    /** The name alone. */
    private static final Pattern QUOTED = Pattern.compile("\"+" + QUALIFIED);
    /** What H2 adds to the name of a constraint for its index. */
    private static final Pattern INDEX_SUFFIX = Pattern.compile("_INDEX_[0-9A-F]+$");

    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;
    private static final int CANCELLED = 57014;

    @Override
    public SqlError classify(SQLException failure) {
        SQLException cause = failure instanceof BatchUpdateException && failure.getNextException() != null
                ? failure.getNextException()
                : failure;
        String message = String.valueOf(cause.getMessage());
        switch (cause.getErrorCode()) {
            case 23505 -> {
                return unique(message);
            }
            case 23502, 23507 -> {
                return constraint(SqlErrorKind.NOT_NULL, QUOTED, message);
            }
            case 23503, 23506 -> {
                return constraint(SqlErrorKind.FOREIGN_KEY, NAMED, message);
            }
            case 23513, 23514 -> {
                return constraint(SqlErrorKind.CHECK, QUOTED, message);
            }
            case LOCK_TIMEOUT -> {
                return new SqlError(SqlErrorKind.LOCK_TIMEOUT, null, null, SqlError.Effect.STATEMENT_ONLY);
            }
            case 40001 -> {
                return new SqlError(SqlErrorKind.DEADLOCK, null, null, SqlError.Effect.TRANSACTION_LOST);
            }
            case CONCURRENT_UPDATE -> {
                return new SqlError(SqlErrorKind.SERIALIZATION, null, null, SqlError.Effect.TRANSACTION_LOST);
            }
            case CANCELLED -> {
                return new SqlError(SqlErrorKind.STATEMENT_TIMEOUT, null, null, SqlError.Effect.STATEMENT_ONLY);
            }
            default -> {
                return byState(String.valueOf(cause.getSQLState()), cause.getErrorCode());
            }
        }
    }

    private static SqlError unique(String message) {
        Matcher matcher = UNIQUE.matcher(message);
        if (!matcher.find()) {
            return new SqlError(SqlErrorKind.UNIQUE, null, null, SqlError.Effect.STATEMENT_ONLY);
        }
        String index = matcher.group(1) == null ? "PRIMARY KEY" : matcher.group(1);
        String constraint = INDEX_SUFFIX.matcher(index).replaceFirst("");
        return new SqlError(SqlErrorKind.UNIQUE, constraint, matcher.group(2), SqlError.Effect.STATEMENT_ONLY);
    }

    private static SqlError constraint(SqlErrorKind kind, Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        boolean found = matcher.find();
        @Nullable String name = found ? matcher.group(1) : null;
        @Nullable String table = found && matcher.groupCount() > 1 ? matcher.group(2) : null;
        return new SqlError(kind, name, table, SqlError.Effect.STATEMENT_ONLY);
    }

    private static SqlError byState(String state, int code) {
        // 90067 and its like: the connection or the database behind it is closed.
        boolean gone = state.startsWith("08") || code == 90067 || code == 90098 || code == 90121 || code == 90007;
        if (gone) {
            return new SqlError(SqlErrorKind.CONNECTION, null, null, SqlError.Effect.TRANSACTION_LOST);
        }
        SqlErrorKind kind = state.startsWith("22") ? SqlErrorKind.DATA : SqlErrorKind.OTHER;
        return new SqlError(kind, null, null, SqlError.Effect.STATEMENT_ONLY);
    }

    /** H2 carries on after a failure and marks each row that failed. */
    @Override
    public int failedRow(BatchUpdateException failure, int rows) {
        int[] counts = failure.getUpdateCounts();
        if (counts.length == rows) {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == Statement.EXECUTE_FAILED) {
                    return i;
                }
            }
        }
        return -1;
    }
}
