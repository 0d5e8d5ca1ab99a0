package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Whatever digits a database keeps of a time: a row that was written with a value is found by the same value. */
class TimePrecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T19:08:03.053741077Z");

    @OnEachDatabase
    void aTimeIsFoundByItself(TestDatabase database) {
        Map<String, Object> values = Map.of(
                "instant", NOW,
                "offset", NOW.atOffset(ZoneOffset.UTC),
                "local", LocalDateTime.ofInstant(NOW, ZoneOffset.UTC),
                "time", LocalTime.ofInstant(NOW, ZoneOffset.UTC));
        try (EntityManagerFactory factory = factory(database)) {
            factory.runInTransaction(manager -> {
                Event event = new Event();
                event.instant = NOW;
                event.offset = NOW.atOffset(ZoneOffset.UTC);
                event.local = LocalDateTime.ofInstant(NOW, ZoneOffset.UTC);
                event.time = LocalTime.ofInstant(NOW, ZoneOffset.UTC);
                manager.persist(event);
            });
            try (EntityManager manager = factory.createEntityManager()) {
                values.forEach((attribute, value) -> assertThat(
                                manager.createQuery("select e from Event e where e." + attribute + " = :v", Event.class)
                                        .setParameter("v", value)
                                        .getResultList())
                        .as(attribute)
                        .hasSize(1));
            }
        }
    }

    private static EntityManagerFactory factory(TestDatabase database) {
        return new PersistenceConfiguration("times")
                .managedClass(Event.class)
                .property("jakarta.persistence.jdbc.url", database.url())
                .property("jakarta.persistence.jdbc.user", database.user())
                .property("jakarta.persistence.jdbc.password", database.password())
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .createEntityManagerFactory();
    }

    @Entity(name = "Event")
    static class Event {
        @Id
        int id;

        Instant instant;
        OffsetDateTime offset;
        LocalDateTime local;
        LocalTime time;
    }
}
