package dev.athanor.semantics;

import dev.athanor.internal.boot.PersistenceUnitReader;
import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.session.Session;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A persistence unit over a test database, with a log of what reaches the database. */
final class ShopUnit implements AutoCloseable {
    final StatementLog log;
    final SessionFactory factory;

    ShopUnit(TestDatabase database) {
        this(database, Map.of(), Shop.ENTITIES);
    }

    ShopUnit(TestDatabase database, Map<String, ?> properties, List<Class<?>> classes) {
        log = StatementLog.over(database);
        PersistenceConfiguration configuration = new PersistenceConfiguration("shop");
        classes.forEach(configuration::managedClass);
        Map<String, Object> all = new HashMap<>(TestCompanions.properties());
        all.put("jakarta.persistence.nonJtaDataSource", log.dataSource());
        all.put("jakarta.persistence.schema-generation.database.action", "drop-and-create");
        all.putAll(properties);
        factory = SessionFactory.open(PersistenceUnitReader.of(configuration), all);
        log.clear();
    }

    /** Sends statements past all sessions. */
    void execute(String... statements) {
        try (Connection connection = log.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs work in a session and a transaction of its own. */
    void inTransaction(Consumer<Session> work) {
        returning(session -> {
            work.accept(session);
            return 0;
        });
    }

    /** Runs work in a session and a transaction of its own. */
    <R> R returning(Function<Session, R> work) {
        try (Session session = factory.openSession()) {
            session.transaction().begin();
            try {
                R result = work.apply(session);
                session.transaction().commit();
                return result;
            } catch (RuntimeException | Error e) {
                if (session.transaction().isActive()) {
                    session.transaction().rollback();
                }
                throw e;
            }
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
