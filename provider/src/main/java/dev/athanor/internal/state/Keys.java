package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/**
 * Primary keys as the engine passes them around: the value itself, or an immutable list of values if the key is
 * composite.
 */
public final class Keys {
    private Keys() {}

    /** The key that the fields of an instance hold, or null if it is not complete. */
    public static @Nullable Object of(Mapper mapper, Object instance) {
        return mapper.writtenKey(instance);
    }

    /** One component of a key. */
    public static Object component(Object key, int position, int size) {
        return KeyPart.component(key, position, size);
    }

    /** Puts a key into the fields of an instance, as far as they are its own; embeddables are made for it if need be. */
    public static void write(Mapper mapper, Object instance, Object key) {
        int size = mapper.id().size();
        for (KeyPart part : mapper.id()) {
            BasicAttribute basic = part.value();
            if (basic != null) {
                Object holder = holder(part, instance);
                basic.set(holder, component(key, part.position(), size));
                States.of(holder).markLoaded(basic.number(), true);
            }
        }
    }

    /** The object whose field has a part of the key: the instance, or an embeddable, which is made if there is none. */
    public static Object holder(KeyPart part, Object instance) {
        Object holder = instance;
        for (EmbeddedAttribute step : part.embedded()) {
            Object next = step.get(holder);
            if (next == null) {
                next = step.instantiate();
                step.set(holder, next);
                // What hangs on it is noted when it is handed out.
                States.of(holder).markLoaded(step.number(), false);
            }
            holder = next;
        }
        return holder;
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
        return mapper.isSet(key);
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
