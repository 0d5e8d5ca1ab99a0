package dev.athanor.semantics;

import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A persistence unit over a test database as programs see it, with a log of what reaches the database. */
final class ManagerUnit implements AutoCloseable {
    final StatementLog log;
    final EntityManagerFactory factory;

    ManagerUnit(TestDatabase database, Class<?>... classes) {
        this(database, Map.of(), classes);
    }

    ManagerUnit(TestDatabase database, Map<String, ?> properties, Class<?>... classes) {
        log = StatementLog.over(database);
        PersistenceConfiguration configuration = new PersistenceConfiguration("unit")
                .properties(TestCompanions.properties())
                .property("jakarta.persistence.nonJtaDataSource", log.dataSource())
                .property("jakarta.persistence.schema-generation.database.action", "drop-and-create");
        properties.forEach(configuration::property);
        for (Class<?> type : classes) {
            configuration.managedClass(type);
        }
        factory = configuration.createEntityManagerFactory();
        log.clear();
    }

    /** Sends statements past all sessions, committed at once; the log forgets them. */
    void execute(String... statements) {
        try (Connection connection = log.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        log.clear();
    }

    /** What was written, in order: all statements that are no SELECT, with the number of rows of a batch. */
    List<String> writes() {
        return log.calls().stream()
                .filter(call -> call.isStatement() && !call.sql().startsWith("SELECT"))
                .map(call -> call.sql() + (call.size() == 1 ? "" : " x" + call.size()))
                .toList();
    }

    /** Runs work with an EntityManager and a transaction of its own. */
    void inTransaction(Consumer<EntityManager> work) {
        factory.runInTransaction(work);
    }

    @Override
    public void close() {
        factory.close();
    }
}
