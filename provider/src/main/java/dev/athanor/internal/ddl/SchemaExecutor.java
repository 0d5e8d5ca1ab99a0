package dev.athanor.internal.ddl;

import dev.athanor.internal.jdbc.ConnectionSource;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the statements of a schema in one transaction, which protects as far as the database has transactions for them:
 * PostgreSQL carries out all or nothing, H2 commits each. Immutable, shared by all threads.
 */
public final class SchemaExecutor {
    private static final Logger LOG = LoggerFactory.getLogger("dev.athanor.sql");

    private final ConnectionSource source;
    private final boolean closes;

    /**
     * Creates an executor that opens a connection for each run.
     *
     * @param source where to get the connection
     */
    public SchemaExecutor(ConnectionSource source) {
        this(source, true);
    }

    private SchemaExecutor(ConnectionSource source, boolean closes) {
        this.source = Objects.requireNonNull(source);
        this.closes = closes;
    }

    /**
     * An executor that works on a connection of the program, and leaves it open.
     *
     * @param connection the connection
     */
    public static SchemaExecutor on(Connection connection) {
        return new SchemaExecutor(() -> connection, false);
    }

    /**
     * Runs the statements in order, up to the first that fails.
     *
     * @param statements the statements
     * @throws DatabaseException if there is no connection, or a statement fails
     */
    public void run(List<SchemaStatement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        try {
            Connection connection = source.open();
            try {
                run(statements, connection);
            } finally {
                if (closes) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    e, DatabaseMessage.NO_CONNECTION, String.valueOf(e.getSQLState()), e.getErrorCode());
        }
    }

    private static void run(List<SchemaStatement> statements, Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            runAll(statements, connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        connection.setAutoCommit(autoCommit);
    }

    private static void runAll(List<SchemaStatement> statements, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (SchemaStatement each : statements) {
                LOG.debug("{}", each.sql());
                try {
                    statement.execute(each.sql());
                } catch (SQLException e) {
                    String subject = each.place().isEmpty() ? each.sql() : each.place() + ": " + each.sql();
                    throw new DatabaseException(
                            e,
                            DatabaseMessage.SCHEMA_STATEMENT_FAILED,
                            String.valueOf(e.getSQLState()),
                            e.getErrorCode(),
                            subject);
                }
            }
        }
    }
}
