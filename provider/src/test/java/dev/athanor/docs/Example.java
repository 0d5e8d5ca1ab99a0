package dev.athanor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of an example: a persistence unit with the profile {@code sqlalchemy} over a database of its own, and what is sent, by the
 * lines of the example that made it be sent. For one thread.
 */
public final class Example implements AutoCloseable {
    private final String source;
    private final TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
    private final StatementLog log = StatementLog.over(database);
    private final Map<String, Object> properties = new HashMap<>();
    private final List<EntityManager> managers = new ArrayList<>();
    private final List<SentLine> sent = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private List<Class<?>> entities = List.of();
    private @Nullable EntityManagerFactory factory;

    Example(Class<?> source) {
        this.source = source.getName();
        properties.putAll(TestCompanions.properties());
        properties.put("jakarta.persistence.nonJtaDataSource", log.dataSource());
        properties.put("jakarta.persistence.schema-generation.database.action", "create");
        properties.put("athanor.semantics", "sqlalchemy");
    }

    /** The entity classes of the persistence unit; to be said first. */
    public Example of(Class<?>... classes) {
        entities = List.of(classes);
        return this;
    }

    /** A property of the persistence unit, before it is used. */
    public Example with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** Rows that are there when the example begins: {@code "shelf (id, name) VALUES (1, 'Poetry')"}. Generated keys go on from 10. */
    public Example rows(String... inserts) {
        factory();
        List<String> statements = new ArrayList<>();
        for (String insert : inserts) {
            statements.add("INSERT INTO " + insert);
            rows.add(insert.replace(" VALUES ", ": "));
        }
        database.execute(statements);
        return this;
    }

    /** Runs statements in another transaction, behind the back of the example. */
    public void elsewhere(String... statements) {
        database.execute(statements);
    }

    /** The factory, which is opened at the first call. */
    public EntityManagerFactory factory() {
        if (factory == null) {
            PersistenceConfiguration unit = new PersistenceConfiguration("library");
            entities.forEach(unit::managedClass);
            unit.properties(properties);
            factory = unit.createEntityManagerFactory();
            database.execute(restarts());
            log.tell(call -> sent.addAll(SentLine.of(line(), call)));
        }
        return factory;
    }

    private List<String> restarts() {
        List<String> tables = new ArrayList<>();
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var columns = statement.executeQuery("SELECT table_name, column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'PUBLIC' AND is_identity = 'YES'")) {
            while (columns.next()) {
                tables.add("ALTER TABLE " + columns.getString(1) + " ALTER COLUMN " + columns.getString(2)
                        + " RESTART WITH 10");
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }

    /** An entity manager, closed with the example. */
    public EntityManager open() {
        EntityManager manager = factory().createEntityManager();
        managers.add(manager);
        return manager;
    }

    /** What was sent since the last call, each by its first word and its first table: {@code "DELETE shelf"}. */
    public void sent(String... gists) {
        List<String> all = sent.stream().map(SentLine::gist).toList();
        assertThat(all).containsExactly(gists);
    }

    /** The rows that are there at first, a line for each table. */
    List<String> rows() {
        return List.copyOf(rows);
    }

    List<SentLine> transcript() {
        return List.copyOf(sent);
    }

    /** The innermost line of the example's class that is being executed. */
    private int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().equals(source))
                        .findFirst()
                        .map(StackWalker.StackFrame::getLineNumber)
                        .orElse(0));
    }

    @Override
    public void close() {
        log.tell(call -> {});
        try (TestDatabase thrownAway = database;
                EntityManagerFactory opened = factory) {
            managers.stream().filter(EntityManager::isOpen).forEach(Example::close);
        }
    }

    private static void close(EntityManager manager) {
        try (manager) {
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
        }
    }
}
