package dev.athanor.conformance.session;

import dev.athanor.conformance.corpus.Scenario;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sessions of a scenario; each is created when it is first mentioned. */
final class Sessions implements AutoCloseable {
    /** The session that steps work with unless they say otherwise. */
    static final String FIRST = "s1";

    private final MappingUnit unit;
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, OpenSession> open = new LinkedHashMap<>();

    Sessions(MappingUnit unit, Scenario scenario) {
        this.unit = unit;
        if (!scenario.option("autoflush", true)) {
            properties.put("athanor.autoflush", "off");
        }
        if (!scenario.option("expire_on_commit", true)) {
            properties.put("athanor.expire-on-commit", "none");
        }
        if (scenario.option("weak_identity_map", false)) {
            properties.put("athanor.identity-map", "weak");
        }
    }

    OpenSession get(String name) {
        OpenSession known = open.get(name);
        if (known == null) {
            EntityManager manager = unit.factory().createEntityManager(properties);
            known = OpenSession.of(name, manager);
            open.put(name, known);
        }
        return known;
    }

    OpenSession first() {
        return get(FIRST);
    }

    Collection<OpenSession> all() {
        return open.values();
    }

    /** Rolls everything back and closes it, whatever it takes. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (OpenSession session : open.values()) {
            quietly(() -> session.manager().clear(), failures);
            quietly(() -> session.manager().getTransaction().rollback(), failures);
            quietly(() -> session.manager().close(), failures);
        }
        open.clear();
    }

    /** A session that a scenario has left in ruins may refuse; its connection is taken away from it afterwards. */
    private static void quietly(Runnable action, List<RuntimeException> failures) {
        try {
            action.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
