package dev.athanor.conformance.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of H2, in memory. */
final class InMemoryDatabase implements EmptyDatabases.EmptyDatabase {
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private final String url = "jdbc:h2:mem:conformance_" + SEQUENCE.incrementAndGet() + ";DB_CLOSE_DELAY=-1";

    @Override
    public String url() {
        return url;
    }

    @Override
    public String user() {
        return "sa";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public void close() {
        try (Connection connection = DriverManager.getConnection(url, user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close " + url, e);
        }
    }
}
