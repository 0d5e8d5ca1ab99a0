package dev.athanor.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Runs single statements of a session. Every failure of the driver is thrown as the PersistenceException that belongs
 * to it. For one thread at a time.
 */
public final class StatementRunner {
    private final JdbcSession session;

    StatementRunner(JdbcSession session) {
        this.session = session;
    }

    /**
     * Runs a query and reads its rows.
     *
     * @param sql the query
     * @param binder sets its parameters
     * @param reader reads all rows that it wants
     * @return what the reader returns
     */
    public <R> R query(String sql, ParameterBinder binder, ResultReader<R> reader) {
        return query(sql, StatementOptions.DEFAULT, binder, reader);
    }

    /**
     * Runs a query with options and reads its rows.
     *
     * @param sql the query
     * @param options how to run it
     * @param binder sets its parameters
     * @param reader reads all rows that it wants
     * @return what the reader returns
     */
    public <R> R query(String sql, StatementOptions options, ParameterBinder binder, ResultReader<R> reader) {
        try (RowCursor cursor = open(sql, options, binder)) {
            return cursor.read(reader);
        }
    }

    /**
     * Runs a query whose rows are read later. The connection stays in use until the cursor is closed.
     *
     * @param sql the query
     * @param options how to run it
     * @param binder sets its parameters
     * @return the open result, to be closed by the caller
     */
    public RowCursor open(String sql, StatementOptions options, ParameterBinder binder) {
        Connection connection = session.lease();
        PreparedStatement statement = null;
        try {
            statement = session.prepare(connection, sql, List.of());
            apply(options, statement);
            binder.bind(statement);
            SqlLog.executing(sql);
            session.statistics().executed();
            ResultSet rows = statement.executeQuery();
            return new RowCursor(session, connection, sql, options, statement, rows);
        } catch (SQLException e) {
            RuntimeException failed = session.failed(e, sql, null);
            JdbcSession.discard(statement, failed);
            session.endLeaseAfter(connection, failed);
            throw failed;
        } catch (RuntimeException | Error e) {
            JdbcSession.discard(statement, e);
            session.endLeaseAfter(connection, e);
            throw e;
        }
    }

    /**
     * Runs an INSERT, UPDATE, DELETE or any other statement that returns no rows.
     *
     * @param sql the statement
     * @param binder sets its parameters
     * @return how many rows it changed
     */
    public int update(String sql, ParameterBinder binder) {
        return update(sql, StatementOptions.DEFAULT, binder);
    }

    /**
     * Runs a statement that returns no rows, with options.
     *
     * @param sql the statement
     * @param options how to run it
     * @param binder sets its parameters
     * @return how many rows it changed
     */
    public int update(String sql, StatementOptions options, ParameterBinder binder) {
        Connection connection = session.lease();
        PreparedStatement statement = null;
        int count;
        try {
            statement = session.prepare(connection, sql, List.of());
            apply(options, statement);
            binder.bind(statement);
            SqlLog.executing(sql);
            session.statistics().executed();
            count = statement.executeUpdate();
            reset(options, statement);
            session.putBack(connection, sql, List.of(), statement);
        } catch (SQLException e) {
            RuntimeException failed = session.failed(e, sql, null);
            JdbcSession.discard(statement, failed);
            session.endLeaseAfter(connection, failed);
            throw failed;
        } catch (RuntimeException | Error e) {
            JdbcSession.discard(statement, e);
            session.endLeaseAfter(connection, e);
            throw e;
        }
        session.endLease(connection);
        return count;
    }

    private static void apply(StatementOptions options, PreparedStatement statement) throws SQLException {
        if (options.fetchSize() > 0) {
            statement.setFetchSize(options.fetchSize());
        }
        if (options.timeoutMillis() > 0) {
            statement.setQueryTimeout(options.timeoutSeconds());
        }
    }

    /** Leaves no trace of the options in a statement that others will use. */
    static void reset(StatementOptions options, PreparedStatement statement) throws SQLException {
        if (options.fetchSize() > 0) {
            statement.setFetchSize(0);
        }
        if (options.timeoutMillis() > 0) {
            statement.setQueryTimeout(0);
        }
    }
}
