package dev.athanor.dialect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The names in a server's report on a violated constraint. Does without the driver's classes where they cannot be seen:
 * the driver is no dependency at run time, and may live in another class loader.
 *
 * @param constraint the constraint, or null
 * @param table its table, or null
 * @param column the column, for NOT NULL; else null
 */
record PostgresReport(
        @Nullable String constraint,
        @Nullable String table,
        @Nullable String column) {
    private static final boolean DRIVER_SEEN = isDriverSeen();

    private static boolean isDriverSeen() {
        try {
            Class.forName("org.postgresql.util.PSQLException", false, PostgresReport.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The report, or null if the failure has none or the driver's class cannot be seen. */
    static @Nullable PostgresReport of(SQLException failure) {
        return DRIVER_SEEN ? Fields.of(failure) : null;
    }

    /** Loaded only if the driver's classes are there. */
    private static final class Fields {
        private Fields() {}

        static @Nullable PostgresReport of(SQLException failure) {
            ServerErrorMessage message =
                    failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
            return message == null
                    ? null
                    : new PostgresReport(message.getConstraint(), message.getTable(), message.getColumn());
        }
    }
}
