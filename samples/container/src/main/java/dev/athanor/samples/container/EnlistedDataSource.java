package dev.athanor.samples.container;

import com.arjuna.ats.jdbc.TransactionalDriver;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Connections that take part in the transactions of Narayana. A server has pools that do the same. */
final class EnlistedDataSource implements DataSource {
    private static final String USER = "sa";
    private static final String PASSWORD = "";

    private final TransactionalDriver driver = new TransactionalDriver();
    private final JdbcDataSource database = new JdbcDataSource();

    EnlistedDataSource(String url) {
        database.setURL(url);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(USER, PASSWORD);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.put(TransactionalDriver.XADataSource, database);
        properties.put(TransactionalDriver.userName, user);
        properties.put(TransactionalDriver.password, password);
        return driver.connect(TransactionalDriver.arjunaDriver, properties);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver has no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
