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
 * Reads H2's error codes. The names of constraints and tables stand only in the message: in its first quotes, whatever
 * the language.
 */
final class H2Errors implements SqlErrorClassifier {
    /** A name within the quotes of a message: as it is, or in quotes that are doubled there. */
    private static final String NAME = "(?:\"\"(?:[^\"]|\"\"\"\")*\"\"|[^\\s\".:()]+)";

    private static final String QUALIFIED = "(?:" + NAME + "\\.)*(" + NAME + ")";

    /**
     * A unique key: <code>"PUBLIC.NAME INDEX PUBLIC.NAME_INDEX_1 ON PUBLIC.T(C) VALUES ...</code>; before version 2.5
     * without the name of the constraint.
     */
    private static final Pattern UNIQUE = Pattern.compile(
            "\"(?:" + QUALIFIED + "(?: INDEX " + QUALIFIED + "| PRIMARY KEY)?|PRIMARY KEY) ON " + QUALIFIED);

    /** A foreign key: <code>"NAME: PUBLIC.T FOREIGN KEY...</code>. */
    private static final Pattern FOREIGN_KEY = Pattern.compile("\"" + QUALIFIED + ": " + QUALIFIED);

    /** A check: <code>"NAME: "</code>. */
    private static final Pattern CHECK = Pattern.compile("\"" + QUALIFIED + ":");

    /** A column: <code>"NAME"</code>. */
    private static final Pattern COLUMN = Pattern.compile("\"([^\"]+)\"");

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
                return constraint(SqlErrorKind.NOT_NULL, COLUMN, message);
            }
            case 23503, 23506 -> {
                return constraint(SqlErrorKind.FOREIGN_KEY, FOREIGN_KEY, message);
            }
            case 23513, 23514 -> {
                return constraint(SqlErrorKind.CHECK, CHECK, message);
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
        String constraint = plain(matcher.group(1));
        if (constraint != null && matcher.group(2) == null) {
            constraint = INDEX_SUFFIX.matcher(constraint).replaceFirst("");
        }
        return new SqlError(SqlErrorKind.UNIQUE, constraint, plain(matcher.group(3)), SqlError.Effect.STATEMENT_ONLY);
    }

    /** A name without the quotes that it has within the quotes of a message. */
    private static @Nullable String plain(@Nullable String name) {
        return name != null && name.startsWith("\"\"")
                ? name.substring(2, name.length() - 2).replace("\"\"\"\"", "\"")
                : name;
    }

    private static SqlError constraint(SqlErrorKind kind, Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        boolean found = matcher.find();
        @Nullable String name = found ? plain(matcher.group(1)) : null;
        @Nullable String table = found && matcher.groupCount() > 1 ? plain(matcher.group(2)) : null;
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
    public int failedRow(BatchUpdateException failure, int rows, Statement statement) {
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
