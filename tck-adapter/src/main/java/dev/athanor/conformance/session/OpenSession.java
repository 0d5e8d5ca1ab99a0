package dev.athanor.conformance.session;

import dev.athanor.AthanorSession;
import dev.athanor.Savepoint;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session of a scenario.
 *
 * @param name as steps call it
 * @param manager the EntityManager
 * @param athanor what it can do beyond the standard
 * @param savepoints its savepoints, by name
 */
record OpenSession(String name, EntityManager manager, AthanorSession athanor, Map<String, Savepoint> savepoints) {

    static OpenSession of(String name, EntityManager manager) {
        return new OpenSession(name, manager, manager.unwrap(AthanorSession.class), new HashMap<>());
    }

    Savepoint savepoint(String savepoint) {
        return Objects.requireNonNull(savepoints.get(savepoint), () -> "no savepoint " + savepoint);
    }

    /** Whether an instance that is in a session is in this one. */
    boolean is(@Nullable AthanorSession session) {
        return athanor.equals(session);
    }
}
