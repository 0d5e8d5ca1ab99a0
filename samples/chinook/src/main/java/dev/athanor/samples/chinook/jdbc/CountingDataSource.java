package dev.athanor.samples.chinook.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source whose connections write down each statement, batch, commit and rollback. It stands below the
 * persistence provider and counts what really leaves the application, not what the provider says of itself.
 */
public final class CountingDataSource implements DataSource {

    private final DataSource target;
    private final TrafficLog log = new TrafficLog();

    public CountingDataSource(DataSource target) {
        this.target = target;
    }

    public TrafficLog log() {
        return log;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return CountingConnection.around(target.getConnection(), log);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return CountingConnection.around(target.getConnection(username, password), log);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || target.isWrapperFor(type);
    }
}
