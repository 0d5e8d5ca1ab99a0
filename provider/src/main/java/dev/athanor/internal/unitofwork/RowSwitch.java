package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A removed and a new instance of one identity in one flush: the row is updated rather than deleted and inserted, because
 * both would meet in the primary key. SQLAlchemy calls it a row switch.
 */
final class RowSwitch {
    private RowSwitch() {}

    /** Removed instances by type and key. */
    static Map<Object, Object> index(Collection<Object> removed) {
        Map<Object, Object> index = new HashMap<>();
        for (Object instance : removed) {
            InstanceState state = States.of(instance);
            if (Lifecycle.of(state) == Lifecycle.PERSISTENT && state.key != null) {
                index.put(identity(mapper(instance), state.key), instance);
            }
        }
        return index;
    }

    private static Object identity(Mapper mapper, Object key) {
        // Exactly the same type: a row of another subclass is not taken over, its tables differ.
        return List.of(mapper.ordinal(), key);
    }

    /** The removed instance whose row a new instance takes over, or null. */
    static @Nullable Object former(Object instance, Map<Object, Object> removed) {
        if (removed.isEmpty()) {
            return null;
        }
        Mapper mapper = mapper(instance);
        Object key = Keys.of(mapper, instance);
        return key == null ? null : removed.get(identity(mapper, key));
    }

    private static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }
}
