package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.EntityState;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A database with two bands, and an EntityManager in which a switch has a value. A transaction is active, and nothing has been sent in
 * it. For one thread.
 */
final class Trial implements AutoCloseable {
    final EntityManagerFactory factory;
    final EntityManager em;
    final AthanorSession session;

    private final TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
    private final StatementLog log = StatementLog.over(database);
    private final Map<String, Object> ofManager = new HashMap<>();
    private final List<EntityManager> managers = new ArrayList<>();

    Trial(SwitchTest test, Switch<?> choice, String value, String profile, Place place) {
        Map<String, Object> properties = new HashMap<>(TestCompanions.properties());
        properties.put("jakarta.persistence.nonJtaDataSource", log.dataSource());
        properties.put("jakarta.persistence.schema-generation.database.action", "create");
        properties.put("athanor.semantics", profile);
        for (String other : test.with()) {
            properties.put(other.substring(0, other.indexOf('=')), other.substring(other.indexOf('=') + 1));
        }
        if (choice.scopes().contains(Switch.Scope.UNIT)) {
            properties.put(choice.name(), place == Place.UNIT ? value : SwitchValues.otherThan(value, choice));
        }
        if (place == Place.ATTRIBUTE) {
            properties.put(ofAttribute(test, choice), value);
        }
        PersistenceConfiguration unit = new PersistenceConfiguration("bands");
        Arrays.stream(test.entities()).forEach(unit::managedClass);
        factory = unit.properties(properties).createEntityManagerFactory();
        if (place == Place.CREATED_MANAGER || place == Place.OPEN_MANAGER) {
            ofManager.put(choice.name(), value);
        }
        em = place == Place.OPEN_MANAGER ? factory.createEntityManager() : another();
        if (place == Place.OPEN_MANAGER) {
            managers.add(em);
            ofManager.forEach(em::setProperty);
        }
        session = em.unwrap(AthanorSession.class);
        if (Arrays.asList(test.entities()).contains(Band.class)) {
            rows(
                    "band (id, name) VALUES (1, 'Can'), (2, 'Faust')",
                    "musician (id, name, band_id) VALUES (1, 'Damo', 1), (2, 'Jaki', 1), (3, 'Zappi', 2)");
        }
        em.getTransaction().begin();
        log.clear();
    }

    private static String ofAttribute(SwitchTest test, Switch<?> choice) {
        String[] path = test.attribute().split("\\.", -1);
        String owner = Arrays.stream(test.entities())
                .filter(each -> each.getSimpleName().equals(path[0]))
                .map(Class::getName)
                .findFirst()
                .orElseThrow();
        return "athanor.attribute." + owner + "." + path[1] + choice.name().substring("athanor".length());
    }

    /** Another EntityManager with that value, without a transaction. */
    EntityManager another() {
        EntityManager made = factory.createEntityManager(ofManager);
        managers.add(made);
        return made;
    }

    /** Rows that somebody else inserts, as {@code "band (id, name) VALUES (1, 'Can')"}. */
    void rows(String... inserts) {
        elsewhere(Arrays.stream(inserts).map(each -> "INSERT INTO " + each).toArray(String[]::new));
    }

    /** What somebody else does, committed at once. */
    void elsewhere(String... statements) {
        database.execute(statements);
    }

    Band band(int id) {
        return Objects.requireNonNull(em.find(Band.class, id));
    }

    Musician musician(int id) {
        return Objects.requireNonNull(em.find(Musician.class, id));
    }

    void commit() {
        em.getTransaction().commit();
    }

    EntityState state(Object entity) {
        return session.inspect(entity).state();
    }

    Set<String> loaded(Object entity) {
        return session.inspect(entity).loaded();
    }

    /** Forgets what was sent so far. */
    void forget() {
        log.clear();
    }

    /** What was sent since, each by its first word and its table, once for each row: {@code "DELETE band"}. */
    void sent(String... gists) {
        assertThat(gists()).containsExactly(gists);
    }

    List<String> gists() {
        List<String> all = new ArrayList<>();
        for (StatementLog.Call call : log.calls()) {
            if (call.isStatement()) {
                for (int i = 0; i < call.size(); i++) {
                    all.add(gist(call.sql()));
                }
            }
        }
        log.clear();
        return all;
    }

    /** The statements themselves. */
    List<String> statements() {
        List<String> all = log.statements();
        log.clear();
        return all;
    }

    private static String gist(String sql) {
        String[] words = sql.split("[ (),]+");
        String first = words[0].toUpperCase(Locale.ROOT);
        String before = switch (first) {
            case "SELECT", "DELETE" -> "FROM";
            case "INSERT" -> "INTO";
            default -> first;
        };
        int at = Arrays.asList(words).indexOf(before);
        return first + " " + words[at + 1].toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try (TestDatabase thrownAway = database;
                EntityManagerFactory opened = factory) {
            for (EntityManager each : managers) {
                if (each.isOpen()) {
                    each.unwrap(AthanorSession.class).reset();
                    each.close();
                }
            }
        }
    }
}
