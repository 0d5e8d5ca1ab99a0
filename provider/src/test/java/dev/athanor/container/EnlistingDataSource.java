package dev.athanor.container;

import dev.athanor.testing.TestDatabase;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * The JTA data source of a container: within a transaction of the manager all connections are one, which the manager commits;
 * a program may not end the transaction through them. Remembers what programs should not do.
 */
final class EnlistingDataSource implements DataSource {
    private static final Set<String> FORBIDDEN =
            Set.of("commit", "rollback", "setAutoCommit", "setTransactionIsolation", "setSavepoint");

    private final XADataSource resource;
    private final Map<Transaction, Enlisted> enlisted = new ConcurrentHashMap<>();
    /** What was done that a container forbids. */
    final List<String> faults = new ArrayList<>();
    /** Connections taken and not closed. */
    int open;
    /** Connections still open as a transaction was about to be prepared. */
    int openAtPrepare;

    private record Enlisted(XAConnection resource, Connection connection) {}

    EnlistingDataSource(TestDatabase database) {
        resource = switch (database.kind()) {
            case H2 -> {
                JdbcDataSource h2 = new JdbcDataSource();
                h2.setURL(database.url());
                h2.setUser(database.user());
                h2.setPassword(database.password());
                yield h2;
            }
            case POSTGRES -> {
                PGXADataSource postgres = new PGXADataSource();
                postgres.setUrl(database.url());
                postgres.setUser(database.user());
                postgres.setPassword(database.password());
                yield postgres;
            }
            case MARIADB -> mariaDb(database);
        };
    }

    private static XADataSource mariaDb(TestDatabase database) {
        try {
            MariaDbDataSource mariaDb = new MariaDbDataSource(database.url());
            mariaDb.setUser(database.user());
            mariaDb.setPassword(database.password());
            return mariaDb;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Transaction transaction = Narayana.MANAGER.getTransaction();
            if (transaction == null) {
                XAConnection own = resource.getXAConnection();
                return handle(own.getConnection(), false, own::close);
            }
            Enlisted present = enlisted.get(transaction);
            if (present == null) {
                present = enlist(transaction);
            }
            return handle(present.connection(), true, () -> {});
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException("the connection cannot take part in the transaction", e);
        }
    }

    private Enlisted enlist(Transaction transaction) throws Exception {
        XAConnection own = resource.getXAConnection();
        Enlisted made = new Enlisted(own, own.getConnection());
        if (!transaction.enlistResource(own.getXAResource())) {
            throw new SQLException("refused");
        }
        enlisted.put(transaction, made);
        Narayana.REGISTRY.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Last of all: those that were registered earlier have been told.
                openAtPrepare = open;
            }

            @Override
            public void afterCompletion(int status) {
                enlisted.remove(transaction);
                try {
                    own.close();
                } catch (SQLException e) {
                    faults.add("close: " + e);
                }
            }
        });
        return made;
    }

    private interface Ending {
        void end() throws SQLException;
    }

    private Connection handle(Connection target, boolean managed, Ending ending) {
        open++;
        boolean[] closed = {false};
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!closed[0]) {
                            closed[0] = true;
                            open--;
                            ending.end();
                        }
                        return null;
                    }
                    if (closed[0]) {
                        faults.add(method.getName() + " on a closed connection");
                    }
                    if (managed && FORBIDDEN.contains(method.getName())) {
                        faults.add(method.getName());
                        throw new SQLException(method.getName() + " is the container's");
                    }
                    return pass(target, method, arguments);
                });
    }

    private static Object pass(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return resource.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        resource.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        resource.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return resource.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("no " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
