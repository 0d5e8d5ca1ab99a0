package dev.athanor.internal.jdbc;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one statement, sent together. Sent when the limit of the settings is reached and when {@link #execute} is
 * called; a single row is sent as a plain statement. Each row is a statement of its own to the database, so that counts
 * and generated values come in the order of the rows. For one thread at a time.
 *
 * <p>After a failure the batch is empty and the rows that were waiting are gone.
 */
public final class StatementBatch implements AutoCloseable {
    private final JdbcSession session;
    private final String sql;
    private final List<String> generatedColumns;
    private final BatchOutcome outcome;
    private @Nullable Use use;
    private int sent;
    private int waiting;

    StatementBatch(JdbcSession session, String sql, List<String> generatedColumns, BatchOutcome outcome) {
        this.session = session;
        this.sql = sql;
        this.generatedColumns = List.copyOf(generatedColumns);
        this.outcome = outcome;
    }

    /** How many rows wait to be sent. */
    public int waiting() {
        return waiting;
    }

    /**
     * Adds a row.
     *
     * @param binder sets the parameters of the row
     * @throws jakarta.persistence.PersistenceException if the driver refuses, or if the batch was full and sending it failed
     */
    public void add(ParameterBinder binder) {
        try {
            Use current = use;
            if (current == null) {
                current = begun();
                use = current;
            }
            PreparedStatement statement = current.statement();
            // A row joins the driver's batch when the next one comes, so that a single one needs no batch.
            if (waiting > 0) {
                statement.addBatch();
            }
            binder.bind(statement);
            waiting++;
        } catch (SQLException e) {
            RuntimeException failed = session.failed(e, sql, outcome.describe(sent + waiting));
            abandon(failed);
            throw failed;
        } catch (RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
        if (waiting == session.settings().batchLimit()) {
            execute();
        }
    }

    private Use begun() throws SQLException {
        Connection leased = session.lease();
        try {
            return new Use(leased, session.prepare(leased, sql, generatedColumns));
        } catch (SQLException | RuntimeException e) {
            session.endLeaseAfter(leased, e);
            throw e;
        }
    }

    /**
     * Sends the waiting rows and reports what became of them.
     *
     * @throws jakarta.persistence.PersistenceException if the database refuses a row; it names the entity of the row if that is known
     */
    public void execute() {
        Use current = use;
        if (current == null || waiting == 0) {
            return;
        }
        try {
            send(current.statement());
        } catch (SQLException e) {
            RuntimeException failed = session.failed(e, sql, describeFailed(e, current.statement()));
            abandon(failed);
            throw failed;
        } catch (RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
        sent += waiting;
        waiting = 0;
        use = null;
        try {
            session.putBack(current.connection(), sql, generatedColumns, current.statement());
        } catch (SQLException e) {
            RuntimeException failed = session.failed(e, sql, null);
            session.endLeaseAfter(current.connection(), failed);
            throw failed;
        }
        session.endLease(current.connection());
    }

    private void send(PreparedStatement statement) throws SQLException {
        if (waiting == 1) {
            SqlLog.executing(sql);
            session.statistics().executed();
            outcome.executed(sent, statement.executeUpdate());
        } else {
            statement.addBatch();
            SqlLog.executingBatch(sql, waiting);
            session.statistics().batchExecuted(waiting);
            int[] counts = statement.executeBatch();
            for (int i = 0; i < counts.length; i++) {
                outcome.executed(sent + i, counts[i]);
            }
        }
        if (!generatedColumns.isEmpty()) {
            reportGenerated(statement);
        }
    }

    private void reportGenerated(PreparedStatement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            int row = 0;
            while (row < waiting && keys.next()) {
                outcome.generated(sent + row, keys);
                row++;
            }
            if (row < waiting || keys.next()) {
                throw new DatabaseException(
                        DatabaseMessage.KEYS_MISSING, sql, waiting, row < waiting ? String.valueOf(row) : "more");
            }
        }
    }

    private @Nullable String describeFailed(SQLException e, PreparedStatement current) {
        if (waiting == 1) {
            return outcome.describe(sent);
        }
        int row =
                e instanceof BatchUpdateException batch ? session.classifier().failedRow(batch, waiting, current) : -1;
        return row < 0 ? null : outcome.describe(sent + row);
    }

    /** Drops the rows that wait; those sent stay sent. */
    @Override
    public void close() {
        Use current = use;
        if (current != null) {
            use = null;
            waiting = 0;
            try {
                current.statement().close();
            } catch (SQLException e) {
                RuntimeException failed = session.failed(e, sql, null);
                session.endLeaseAfter(current.connection(), failed);
                throw failed;
            }
            session.endLease(current.connection());
        }
    }

    private void abandon(Throwable failure) {
        Use current = use;
        sent += waiting;
        waiting = 0;
        if (current != null) {
            use = null;
            JdbcSession.discard(current.statement(), failure);
            session.endLeaseAfter(current.connection(), failure);
        }
    }

    /** The statement while rows are collected, and the connection that it belongs to. */
    private record Use(Connection connection, PreparedStatement statement) {}
}
