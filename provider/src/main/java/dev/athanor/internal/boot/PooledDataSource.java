package dev.athanor.internal.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.DatabaseException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool that starts with the first connection, not before, and that says in Athanor's words why there is
 * none. For any number of threads.
 */
final class PooledDataSource implements DataSource, AutoCloseable {
    private final HikariConfig config;
    private final ClassLoader driverLoader;
    private final ConnectionFailure failure;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable HikariDataSource pool;
    private volatile boolean closed;

    /**
     * Creates the data source; nothing is opened yet.
     *
     * @param config the pool's settings
     * @param driverLoader the class loader that the driver was found through
     */
    PooledDataSource(HikariConfig config, ClassLoader driverLoader, ConnectionFailure failure) {
        this.config = config;
        this.driverLoader = driverLoader;
        this.failure = failure;
    }

    @Override
    public Connection getConnection() throws SQLException {
        HikariDataSource running = pool;
        if (running == null) {
            running = start();
        }
        try {
            return running.getConnection();
        } catch (SQLTransientConnectionException e) {
            throw timedOut(running, e);
        }
    }

    /** The pool waits for a free connection and for a database that is down with the same exception. */
    private DatabaseException timedOut(HikariDataSource running, SQLTransientConnectionException timeout) {
        if (timeout.getCause() instanceof SQLException refusal) {
            return failure.refused(refusal);
        }
        boolean full = running.getHikariPoolMXBean().getTotalConnections() >= running.getMaximumPoolSize();
        return full ? failure.exhausted(timeout) : failure.unreachable(timeout);
    }

    private HikariDataSource start() throws SQLException {
        starting.lock();
        try {
            HikariDataSource running = pool;
            if (running == null) {
                if (closed) {
                    throw new SQLException("the connection pool " + config.getPoolName() + " is closed", "08003");
                }
                running = open();
                pool = running;
            }
            return running;
        } finally {
            starting.unlock();
        }
    }

    /** The pool finds the driver through the class loader of the thread, which is not always the application's. */
    private HikariDataSource open() {
        Thread thread = Thread.currentThread();
        @Nullable ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(driverLoader);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            if (e.getCause() instanceof SQLException refusal) {
                throw failure.refused(refusal);
            }
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e, BootMessage.POOL_REFUSED, BootMessage.reason(e));
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    /** Closes the pool; connections in use are aborted, where the driver can do that. */
    @Override
    public void close() {
        starting.lock();
        try {
            closed = true;
            HikariDataSource running = pool;
            if (running != null) {
                running.close();
            }
        } finally {
            starting.unlock();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the pool holds connections of one user only");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the pool logs through SLF4J");
    }

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(config.getConnectionTimeout() / 1000);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("set athanor.hikari.connectionTimeout");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the pool logs through SLF4J");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return start().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || start().isWrapperFor(type);
    }
}
