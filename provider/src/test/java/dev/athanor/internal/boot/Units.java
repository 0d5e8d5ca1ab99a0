package dev.athanor.internal.boot;

import jakarta.persistence.PersistenceConfiguration;
import java.util.Map;

/** Persistence units and configurations for tests. */
final class Units {
    private Units() {}

    /** A unit with these properties. */
    static PersistenceUnit unit(Map<String, ?> properties) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("shop");
        configuration.properties(properties);
        return PersistenceUnitReader.of(configuration);
    }

    /** A configuration of what a program gives, over a unit that says nothing. */
    static AthanorConfig config(Map<?, ?> given) {
        return AthanorConfig.of(unit(Map.of()), given);
    }
}
