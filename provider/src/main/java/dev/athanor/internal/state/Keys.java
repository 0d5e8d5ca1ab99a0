package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Primary keys as the engine passes them around: the value itself, or an immutable list of values if the key is
 * composite.
 */
public final class Keys {
    private Keys() {}

    /** The key that the fields of an instance hold, or null if it is not complete. */
    public static @Nullable Object of(Mapper mapper, Object instance) {
        List<BasicAttribute> id = mapper.id();
        if (id.size() == 1) {
            return id.get(0).get(instance);
        }
        Object[] values = new Object[id.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = id.get(i).get(instance);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return List.of(values);
    }

    /** One component of a key. */
    public static Object component(Object key, int position, int size) {
        return size == 1 ? key : ((List<?>) key).get(position);
    }

    /** How messages name an instance: its entity type and its key. */
    public static String describe(Mapper mapper, @Nullable Object key) {
        return describe(mapper.entityName(), key);
    }

    private static String describe(String name, @Nullable Object key) {
        return name + (key == null ? "#new" : "#" + key);
    }

    /** How messages name an instance that has a mapper. */
    public static String describe(Object instance) {
        InstanceState state = States.of(instance);
        String name = state.mapper instanceof Mapper mapper
                ? mapper.entityName()
                : instance.getClass().getSimpleName();
        return describe(name, state.key);
    }
}
