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
    private @Nullable PreparedStatement statement;
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
            PreparedStatement current = statement;
            if (current == null) {
                current = prepared();
                statement = current;
            }
            // A row joins the driver's batch when the next one comes, so that a single one needs no batch.
            if (waiting > 0) {
                current.addBatch();
            }
            binder.bind(current);
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

    private PreparedStatement prepared() throws SQLException {
        Connection leased = session.lease();
        try {
            return session.prepare(leased, sql, generatedColumns);
        } catch (SQLException | RuntimeException e) {
            session.endLeaseAfter(e);
            throw e;
        }
    }

    /**
     * Sends the waiting rows and reports what became of them.
     *
     * @throws jakarta.persistence.PersistenceException if the database refuses a row; it names the entity of the row if that is known
     */
    public void execute() {
        PreparedStatement current = statement;
        if (current == null || waiting == 0) {
            return;
        }
        try {
            if (waiting == 1) {
                SqlLog.executing(sql);
                session.statistics().executed();
                outcome.executed(sent, current.executeUpdate());
            } else {
                current.addBatch();
                SqlLog.executingBatch(sql, waiting);
                session.statistics().batchExecuted(waiting);
                int[] counts = current.executeBatch();
                for (int i = 0; i < counts.length; i++) {
                    outcome.executed(sent + i, counts[i]);
                }
            }
            if (!generatedColumns.isEmpty()) {
                reportGenerated(current);
            }
            sent += waiting;
            waiting = 0;
            statement = null;
            session.putBack(sql, generatedColumns, current);
            session.endLease();
        } catch (SQLException e) {
            RuntimeException failed = session.failed(e, sql, describeFailed(e, current));
            abandon(failed);
            throw failed;
        } catch (RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
    }

    private void reportGenerated(PreparedStatement current) throws SQLException {
        try (ResultSet keys = current.getGeneratedKeys()) {
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
        PreparedStatement current = statement;
        if (current != null) {
            statement = null;
            waiting = 0;
            try {
                current.close();
            } catch (SQLException e) {
                RuntimeException failed = session.failed(e, sql, null);
                session.endLeaseAfter(failed);
                throw failed;
            }
            session.endLease();
        }
    }

    private void abandon(Throwable failure) {
        PreparedStatement current = statement;
        sent += waiting;
        waiting = 0;
        if (current != null) {
            statement = null;
            JdbcSession.discard(current, failure);
            session.endLeaseAfter(failure);
        }
    }
}
