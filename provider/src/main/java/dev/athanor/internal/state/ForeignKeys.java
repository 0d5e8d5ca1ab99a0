package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The foreign-key cell of a reference: the value of its columns as the instance knows it, whatever object the reference holds. Where
 * the program may write the columns as attributes of their own ({@code @WritableForeignKey}, or parts of the primary key), these
 * attributes are the cell; elsewhere it is the held key, which nobody but a load and a flush writes. A key of several columns, of which some are null, is
 * none unless the type that it refers to has such keys. Nothing here loads.
 */
public final class ForeignKeys {
    private ForeignKeys() {}

    /**
     * The key in the cell, flushed or not.
     *
     * @param instance whose reference it is
     * @param toOne an owning reference of the entity itself
     * @return the key, null if there is none, {@link InstanceState#NOT_LOADED} if nothing is known of the columns
     */
    public static @Nullable Object current(Object instance, ToOneAttribute toOne) {
        InstanceState state = States.of(instance);
        List<BasicAttribute> parts = toOne.keyAttributes();
        if (parts.isEmpty()) {
            return hasRow(state) ? held(state, toOne) : keyOfTarget(toOne, toOne.get(instance));
        }
        if (parts.size() == 1) {
            return current(instance, state, toOne, 0);
        }
        List<@Nullable Object> key = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Object part = current(instance, state, toOne, i);
            if (part == InstanceState.NOT_LOADED) {
                return part;
            }
            key.add(part);
        }
        return toOne.target().keyOfValues(key);
    }

    private static @Nullable Object current(Object instance, InstanceState state, ToOneAttribute toOne, int component) {
        BasicAttribute part = toOne.keyAttributes().get(component);
        int number = part.number();
        boolean isTakenAway = state.isChanged(number) && !state.isExpired(number);
        return state.isLoaded(number) || isTakenAway || state.isAbsent(number) || !hasRow(state)
                ? canonical(toOne, component, part.get(instance))
                : InstanceState.NOT_LOADED;
    }

    /**
     * The key that the row holds.
     *
     * @param instance whose reference it is
     * @param toOne an owning reference of the entity itself
     * @return the key, null if there is none or no row, {@link InstanceState#NOT_LOADED} if it is not known
     */
    public static @Nullable Object committed(Object instance, ToOneAttribute toOne) {
        InstanceState state = States.of(instance);
        if (!hasRow(state)) {
            return null;
        }
        List<BasicAttribute> parts = toOne.keyAttributes();
        if (parts.isEmpty()) {
            return held(state, toOne);
        }
        if (parts.size() == 1) {
            return committed(instance, state, toOne, 0);
        }
        List<@Nullable Object> key = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Object part = committed(instance, state, toOne, i);
            if (part == InstanceState.NOT_LOADED) {
                return part;
            }
            key.add(part);
        }
        return toOne.target().keyOfValues(key);
    }

    private static @Nullable Object committed(
            Object instance, InstanceState state, ToOneAttribute toOne, int component) {
        BasicAttribute part = toOne.keyAttributes().get(component);
        Object value = state.isChanged(part.number())
                ? state.committed(part.number())
                : state.isLoaded(part.number()) || state.isAbsent(part.number())
                        ? part.get(instance)
                        : InstanceState.NOT_LOADED;
        return value == InstanceState.NOT_LOADED ? value : canonical(toOne, component, value);
    }

    /** Whether the program has written to the cell since the last flush. */
    public static boolean isWritten(Object instance, ToOneAttribute toOne) {
        InstanceState state = States.of(instance);
        for (BasicAttribute part : toOne.keyAttributes()) {
            if (state.isChanged(part.number())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row was inserted without a value in the cell, and nobody has set one since. */
    public static boolean isNeverSet(Object instance, ToOneAttribute toOne) {
        InstanceState state = States.of(instance);
        for (BasicAttribute part : toOne.keyAttributes()) {
            if (state.isAbsent(part.number())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cell holds another key than the row, or one that nobody has compared with the row. */
    public static boolean differs(Object instance, ToOneAttribute toOne) {
        if (toOne.keyAttributes().isEmpty()) {
            return false;
        }
        InstanceState state = States.of(instance);
        for (BasicAttribute part : toOne.keyAttributes()) {
            if (state.isChanged(part.number())) {
                Object before = state.committed(part.number());
                if (before == InstanceState.NOT_LOADED || !part.isSame(before, part.get(instance))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Puts a key into the cell. Where the cell is made of attributes these are changed from now on, as if the program had written
     * them, so that the next UPDATE of the row writes them.
     *
     * @param instance whose reference it is
     * @param toOne an owning reference of the entity itself
     * @param key the key of an object, or null
     */
    public static void write(Object instance, ToOneAttribute toOne, @Nullable Object key) {
        List<BasicAttribute> parts = toOne.keyAttributes();
        if (parts.isEmpty()) {
            HeldKeys.set(States.of(instance), toOne, key);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            write(instance, parts.get(i), key == null ? null : Keys.component(key, i, parts.size()));
        }
    }

    /** Writes one column of a cell; see {@link #write(Object, ToOneAttribute, Object)}. */
    public static void write(Object instance, BasicAttribute part, @Nullable Object value) {
        InstanceState state = States.of(instance);
        if (state.isLoaded(part.number()) && part.isSame(part.get(instance), value)) {
            return;
        }
        state.writing(instance, part.number(), part.get(instance));
        part.set(instance, value);
        state.markLoaded(part.number(), !part.isEvented());
    }

    /** Whether there is a row that the instance knows something of. */
    private static boolean hasRow(InstanceState state) {
        return switch (Lifecycle.of(state)) {
            case TRANSIENT, PENDING -> false;
            case PERSISTENT, DELETED, DETACHED -> true;
        };
    }

    private static @Nullable Object held(InstanceState state, ToOneAttribute toOne) {
        return PersistenceContext.isReference(state) ? InstanceState.NOT_LOADED : HeldKeys.get(state, toOne);
    }

    private static @Nullable Object keyOfTarget(ToOneAttribute toOne, @Nullable Object target) {
        return target == null ? null : toOne.target().keyOf(target);
    }

    private static @Nullable Object canonical(ToOneAttribute toOne, int component, @Nullable Object value) {
        Mapper target = toOne.target();
        return value == null
                ? null
                : Objects.requireNonNull(target.id().get(component).type().canonical(value));
    }
}
