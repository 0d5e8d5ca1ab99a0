package dev.athanor.conformance.statement;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the provider gets its connections from. They are kept for the next one who asks. */
public final class WatchedDataSource implements DataSource, AutoCloseable {
    /** Opens a connection. */
    public interface Opening {
        /** A new one. */
        Connection open() throws SQLException;
    }

    private final Opening opening;
    private final Names names;
    private final StatementLog log;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final List<WatchedConnection> lent = new ArrayList<>();
    /** Asking the database for it each time would take as long as the statements. */
    private final IdentityHashMap<Connection, Integer> isolations = new IdentityHashMap<>();

    private int isolation = Connection.TRANSACTION_READ_COMMITTED;

    /** A source without connections. */
    public WatchedDataSource(Opening opening, Names names) {
        this.opening = opening;
        this.names = names;
        this.log = new StatementLog(names);
    }

    /** What is sent. */
    public StatementLog log() {
        return log;
    }

    Names names() {
        return names;
    }

    /** The isolation of connections that are lent from now on. */
    public synchronized void isolation(int level) {
        isolation = level;
    }

    /** The connections that are lent, as the driver made them. */
    public synchronized List<Connection> lent() {
        return lent.stream().map(WatchedConnection::target).toList();
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        Connection connection = idle.isEmpty() ? opening.open() : idle.pop();
        Integer present = isolations.put(connection, isolation);
        if (present == null || present != isolation) {
            connection.setTransactionIsolation(isolation);
        }
        WatchedConnection watched = new WatchedConnection(connection, this);
        lent.add(watched);
        return Proxies.of(Connection.class, watched);
    }

    synchronized void giveBack(WatchedConnection watched) throws SQLException {
        if (lent.remove(watched)) {
            Connection connection = watched.target();
            if (connection.isClosed()) {
                isolations.remove(connection);
                return;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            idle.push(connection);
        }
    }

    /** Takes back what was not given back. */
    public synchronized void reclaim() throws SQLException {
        for (WatchedConnection watched : List.copyOf(lent)) {
            giveBack(watched);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        reclaim();
        for (Connection connection : idle) {
            connection.close();
        }
        idle.clear();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
