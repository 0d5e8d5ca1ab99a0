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

    /**
     * Creates an executor.
     *
     * @param source where to get the connection
     */
    public SchemaExecutor(ConnectionSource source) {
        this.source = Objects.requireNonNull(source);
    }

    /**
     * Runs the statements in order, up to the first that fails.
     *
     * @param statements the statements
     * @throws DatabaseException if there is no connection, or a statement fails
     */
    public void run(List<String> statements) {
        if (statements.isEmpty()) {
            return;
        }
        try (Connection connection = source.open()) {
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
        } catch (SQLException e) {
            throw new DatabaseException(
                    e, DatabaseMessage.NO_CONNECTION, String.valueOf(e.getSQLState()), e.getErrorCode());
        }
    }

    private static void runAll(List<String> statements, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                LOG.debug("{}", sql);
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new DatabaseException(
                            e,
                            DatabaseMessage.SCHEMA_STATEMENT_FAILED,
                            String.valueOf(e.getSQLState()),
                            e.getErrorCode(),
                            sql);
                }
            }
        }
    }
}
