package dev.athanor.semantics;

import dev.athanor.AthanorSession;
import dev.athanor.EntityState;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A persistence unit for what sessions do with instances and transactions: masters with apprentices, whose keys the database makes,
 * and marks, whose keys the program gives. One session is open, as programs have it.
 */
final class Guild implements AutoCloseable {
    final ManagerUnit unit;
    final StatementLog log;
    final EntityManager manager;
    final AthanorSession session;

    /** With the choices of the standard, or of SQLAlchemy, and some other ones. */
    Guild(TestDatabase database, String semantics, Map<String, String> choices) {
        Map<String, String> properties = new HashMap<>(choices);
        properties.put("athanor.semantics", semantics);
        unit = new ManagerUnit(database, properties, Master.class, Apprentice.class, Mark.class);
        log = unit.log;
        manager = unit.factory.createEntityManager();
        session = manager.unwrap(AthanorSession.class);
    }

    static Guild standard(TestDatabase database) {
        return new Guild(database, "standard", Map.of());
    }

    static Guild sqlalchemy(TestDatabase database) {
        return new Guild(database, "sqlalchemy", Map.of());
    }

    static Guild sqlalchemy(TestDatabase database, String choice, String value) {
        return new Guild(database, "sqlalchemy", Map.of(choice, value));
    }

    /** Two masters, of whom the first has two apprentices, and two marks. */
    Guild filled() {
        execute("INSERT INTO master (name) VALUES ('Ada')");
        execute("INSERT INTO master (name) VALUES ('Bob')");
        execute("INSERT INTO apprentice (name, master_id) VALUES ('first', 1)");
        execute("INSERT INTO apprentice (name, master_id) VALUES ('second', 1)");
        execute("INSERT INTO mark (id, motto) VALUES (1, 'one')");
        execute("INSERT INTO mark (id, motto) VALUES (2, 'two')");
        log.clear();
        return this;
    }

    /** What somebody else does, committed at once. */
    void execute(String sql) {
        try (Connection connection = log.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the program does behind the back of its session, in its transaction. */
    void executeInside(String sql) {
        manager.<Connection>runWithConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        });
    }

    void begin() {
        manager.getTransaction().begin();
    }

    void commit() {
        manager.getTransaction().commit();
    }

    void rollback() {
        manager.getTransaction().rollback();
    }

    <T> T find(Class<T> type, int key) {
        return manager.find(type, key);
    }

    EntityState state(Object entity) {
        return session.inspect(entity).state();
    }

    Set<String> loaded(Object entity) {
        return session.inspect(entity).loaded();
    }

    @Override
    public void close() {
        if (manager.isOpen()) {
            session.reset();
            manager.close();
        }
        unit.close();
    }

    @Entity
    @Table(name = "master")
    static class Master {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @OneToMany(mappedBy = "master", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("id")
        List<Apprentice> apprentices = new ArrayList<>();

        Master() {}

        Master(String name) {
            this.name = name;
        }
    }

    @Entity
    @Table(name = "apprentice")
    static class Apprentice {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Master master;

        Apprentice() {}

        Apprentice(String name) {
            this.name = name;
        }
    }

    @Entity
    @Table(name = "mark")
    static class Mark {
        @Id
        Integer id;

        String motto;

        Mark() {}

        Mark(int id, String motto) {
            this.id = id;
            this.motto = motto;
        }
    }
}
