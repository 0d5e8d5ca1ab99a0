package dev.athanor.internal.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;

/** Calls of stored procedures on a session's connection. Their statements are not kept. One per use; for one thread. */
public final class CallRunner {
    private final JdbcSession session;

    /**
     * Creates the runner.
     *
     * @param session the connection
     */
    public CallRunner(JdbcSession session) {
        this.session = session;
    }

    /** Binds, executes and reads. */
    @FunctionalInterface
    public interface Call<R> {
        /**
         * Does all of it.
         *
         * @param statement closed afterwards
         */
        R run(CallableStatement statement) throws SQLException;
    }

    /**
     * Calls a procedure.
     *
     * @param sql the call in JDBC's escape syntax
     * @param options how to run it
     * @param atOnce whether everything must happen in one transaction, because cursors live no longer than that
     * @param call does it
     * @return what the call returns
     */
    public <R> R run(String sql, StatementOptions options, boolean atOnce, Call<R> call) {
        try {
            return session.withConnection(connection -> {
                boolean alone = atOnce && connection.getAutoCommit();
                if (!alone) {
                    return run(connection, sql, options, call);
                }
                connection.setAutoCommit(false);
                try {
                    R result = run(connection, sql, options, call);
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                } finally {
                    connection.setAutoCommit(true);
                }
            });
        } catch (SQLException e) {
            throw session.failed(e, sql, null);
        }
    }

    private <R> R run(Connection connection, String sql, StatementOptions options, Call<R> call) throws SQLException {
        try (CallableStatement statement = connection.prepareCall(sql)) {
            if (options.fetchSize() > 0) {
                statement.setFetchSize(options.fetchSize());
            }
            if (options.timeoutMillis() > 0) {
                statement.setQueryTimeout(options.timeoutSeconds());
            }
            SqlLog.executing(sql);
            session.statistics().executed();
            return call.run(statement);
        }
    }
}
