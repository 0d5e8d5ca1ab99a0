package dev.athanor.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The open result of a query. Must be closed; keeps the connection in use until then, or until the end of the
 * transaction. For one thread at a time.
 */
public final class RowCursor implements AutoCloseable {
    private final JdbcSession session;
    private final Connection connection;
    private final String sql;
    private final StatementOptions options;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean open = true;
    private boolean healthy = true;

    RowCursor(
            JdbcSession session,
            Connection connection,
            String sql,
            StatementOptions options,
            PreparedStatement statement,
            ResultSet rows) {
        this.session = session;
        this.connection = connection;
        this.sql = sql;
        this.options = options;
        this.statement = statement;
        this.rows = rows;
    }

    /**
     * Reads some rows, from where an earlier reader stopped.
     *
     * @param reader reads as many rows as it wants
     * @return what it returns
     * @throws jakarta.persistence.PersistenceException if the driver fails
     */
    public <R> R read(ResultReader<R> reader) {
        try {
            return reader.read(rows);
        } catch (SQLException e) {
            healthy = false;
            throw session.failed(e, sql, null);
        }
    }

    /** Closes the result; a second time does nothing. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            rows.close();
            if (healthy) {
                StatementRunner.reset(options, statement);
                session.putBack(connection, sql, List.of(), statement);
            } else {
                statement.close();
            }
        } catch (SQLException e) {
            RuntimeException failed = session.failed(e, sql, null);
            JdbcSession.discard(statement, failed);
            session.endLeaseAfter(connection, failed);
            throw failed;
        }
        session.endLease(connection);
    }
}
