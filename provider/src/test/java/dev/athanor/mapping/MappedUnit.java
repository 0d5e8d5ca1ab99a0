package dev.athanor.mapping;

import dev.athanor.internal.boot.PersistenceUnitReader;
import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.session.Session;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A persistence unit of some classes on a test database whose schema it creates, and plain JDBC beside it. */
final class MappedUnit implements AutoCloseable {
    final TestDatabase database;
    final StatementLog log;
    final SessionFactory factory;

    MappedUnit(TestDatabase database, Class<?>... classes) {
        this(database, Map.of(), List.of(classes));
    }

    MappedUnit(TestDatabase database, Map<String, ?> properties, List<Class<?>> classes) {
        this.database = database;
        log = StatementLog.over(database);
        PersistenceConfiguration configuration = new PersistenceConfiguration("mapping");
        classes.forEach(configuration::managedClass);
        Map<String, Object> all = new HashMap<>(TestCompanions.properties());
        all.put("jakarta.persistence.nonJtaDataSource", log.dataSource());
        all.put("jakarta.persistence.schema-generation.database.action", "drop-and-create");
        all.putAll(properties);
        factory = SessionFactory.open(PersistenceUnitReader.of(configuration), all);
        log.clear();
    }

    /** Runs work in a session and a transaction of its own. */
    void inTransaction(Consumer<Session> work) {
        returning(session -> {
            work.accept(session);
            return 0;
        });
    }

    /** Runs work in a session and a transaction of its own. */
    <R extends @Nullable Object> R returning(Function<Session, R> work) {
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

    /** Persists instances, in the order given. */
    void persist(Object... entities) {
        inTransaction(session -> List.of(entities).forEach(session::persist));
    }

    /** Loads an instance in a transaction of its own and works on it. */
    <T> void with(Class<T> type, Object key, Consumer<T> work) {
        inTransaction(session -> work.accept(find(session, type, key)));
    }

    /** Loads an instance that must be there. */
    static <T> T find(Session session, Class<T> type, Object key) {
        return type.cast(Objects.requireNonNull(session.find(type, key), () -> type + " " + key));
    }

    /** What one column of a query's only row holds. */
    @Nullable Object value(String sql) {
        return row(sql).get(0);
    }

    /** The only row of a query. */
    List<@Nullable Object> row(String sql) {
        List<List<@Nullable Object>> rows = rows(sql);
        if (rows.size() != 1) {
            throw new AssertionError(sql + " gives " + rows);
        }
        return rows.get(0);
    }

    /** The rows of a query, by plain JDBC. */
    List<List<@Nullable Object>> rows(String sql) {
        return query(sql, (row, column) -> row.getObject(column));
    }

    /** The texts of a query's rows, by plain JDBC. */
    List<List<@Nullable Object>> texts(String sql) {
        return query(sql, ResultSet::getString);
    }

    /** Reads one column of the current row. */
    interface ColumnReading {
        @Nullable Object read(ResultSet row, int column) throws SQLException;
    }

    /** The rows of a query, by plain JDBC, read as the caller says. */
    List<List<@Nullable Object>> query(String sql, ColumnReading reading) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (row.next()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(reading.read(row, i));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
