package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.KeyGeneration;
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

    /** Whether a key is one: of a generated key zero means that there is none yet. */
    public static boolean isSet(Mapper mapper, @Nullable Object key) {
        return key != null
                && (mapper.keyGeneration().kind() == KeyGeneration.Kind.ASSIGNED
                        || !(key instanceof Number number)
                        || number.longValue() != 0);
    }

    /** How messages name an instance: by the key of its row, or by the one that its row will have. */
    public static String describe(Object instance) {
        InstanceState state = States.of(instance);
        if (!(state.mapper instanceof Mapper mapper)) {
            return describe(instance.getClass().getSimpleName(), state.key);
        }
        Object key = state.key == null ? of(mapper, instance) : state.key;
        return describe(mapper, isSet(mapper, key) ? key : null);
    }
}
