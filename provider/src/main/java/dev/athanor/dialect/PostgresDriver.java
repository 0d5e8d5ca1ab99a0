package dev.athanor.dialect;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What only the driver's own classes tell. Does without them where they cannot be seen: the driver is no dependency at
 * run time, and may live in another class loader.
 */
final class PostgresDriver {
    private static final boolean SEEN = isSeen();

    private PostgresDriver() {}

    /**
     * The names in a server's report on a violated constraint.
     *
     * @param constraint the constraint, or null
     * @param table its table, or null
     * @param column the column, for NOT NULL; else null
     */
    record Report(
            @Nullable String constraint,
            @Nullable String table,
            @Nullable String column) {}

    private static boolean isSeen() {
        try {
            Class.forName("org.postgresql.util.PSQLException", false, PostgresDriver.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The server's report, or null if the failure has none or the driver's classes cannot be seen. */
    static @Nullable Report report(SQLException failure) {
        return SEEN ? Classes.report(failure) : null;
    }

    /** Whether the connection turns batches of INSERTs into fewer statements. */
    static boolean rewritesBatches(Statement statement) {
        return SEEN && Classes.rewritesBatches(statement);
    }

    /** Loaded only if the driver's classes are there. */
    private static final class Classes {
        private Classes() {}

        static @Nullable Report report(SQLException failure) {
            ServerErrorMessage message =
                    failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
            return message == null
                    ? null
                    : new Report(message.getConstraint(), message.getTable(), message.getColumn());
        }

        static boolean rewritesBatches(Statement statement) {
            try {
                return statement
                        .getConnection()
                        .unwrap(PgConnection.class)
                        .getQueryExecutor()
                        .isReWriteBatchedInsertsEnabled();
            } catch (SQLException e) {
                // Nobody can tell: the number in the message is not to be trusted then.
                return true;
            }
        }
    }
}
