package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keys of to-one attributes that are not loaded. An instance with one such attribute holds the key itself, others an
 * array: most entity types have few references, and this costs nothing where there are none.
 */
public final class HeldKeys {
    private HeldKeys() {}

    /** The key that the row refers to, or null. */
    public static @Nullable Object get(InstanceState state, ToOneAttribute attribute) {
        Object held = state.held;
        if (held == null || !isMany(state)) {
            return held;
        }
        return ((@Nullable Object[]) held)[attribute.heldIndex()];
    }

    /** Remembers the key that the row refers to. */
    public static void set(InstanceState state, ToOneAttribute attribute, @Nullable Object key) {
        if (!isMany(state)) {
            state.held = key;
            return;
        }
        if (state.held == null) {
            state.held = new @Nullable Object[mapper(state).heldCount()];
        }
        ((@Nullable Object[]) state.held)[attribute.heldIndex()] = key;
    }

    private static boolean isMany(InstanceState state) {
        return mapper(state).heldCount() > 1;
    }

    private static Mapper mapper(InstanceState state) {
        return (Mapper) Objects.requireNonNull(state.mapper);
    }
}
