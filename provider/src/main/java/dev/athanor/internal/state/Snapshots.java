package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the program wrote to instances that cannot report it, because their classes are not woven: each has a
 * copy of what its fields held when they were last read or written, and is compared with it. Costs as much as there are
 * such instances; woven ones cost nothing.
 */
public final class Snapshots {
    private Snapshots() {}

    /** What the fields hold now is what the rows hold. */
    public static void take(Mapper mapper, Object instance) {
        List<Attribute> attributes = mapper.attributes();
        @Nullable Object[] values = new Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = copy(attributes.get(i), attributes.get(i).get(instance));
        }
        States.of(instance).snapshot = values;
    }

    /** Reports what the program wrote to the instances of a context, as woven classes would have reported it. */
    public static void compareAll(PersistenceContext context) {
        if (!context.unwoven().isEmpty()) {
            // A copy: a collection that is replaced may have to be loaded first.
            List.copyOf(context.unwoven()).forEach(Snapshots::compare);
        }
    }

    /** Reports what the program wrote to an instance of a context. */
    public static void compare(Object instance) {
        InstanceState state = States.of(instance);
        @Nullable Object[] before = state.snapshot;
        if (before == null) {
            return;
        }
        List<Attribute> attributes = ((Mapper) Objects.requireNonNull(state.mapper)).attributes();
        for (int i = 0; i < before.length; i++) {
            Attribute attribute = attributes.get(i);
            Object now = attribute.get(instance);
            if (!state.isChanged(attribute.number()) && !isSame(attribute, before[i], now)) {
                report(instance, state, attribute, before[i], now);
            }
        }
    }

    private static void report(
            Object instance, InstanceState state, Attribute attribute, @Nullable Object before, @Nullable Object now) {
        int number = attribute.number();
        if (attribute.changesUnseen()) {
            // Perhaps the same object with other content; what is kept is the copy.
            attribute.set(instance, state.assign(instance, number, now, now));
            if (state.committed(number) != InstanceState.NOT_LOADED) {
                state.keep(number, before);
            }
            return;
        }
        // Whoever is told of a write finds the field as it was.
        attribute.set(instance, before);
        attribute.set(instance, state.assign(instance, number, before, now));
    }

    /** A value in a form that later changes of the object do not reach. */
    public static @Nullable Object copy(Attribute attribute, @Nullable Object value) {
        if (attribute instanceof EmbeddedAttribute embedded) {
            return EmbeddedValues.copy(embedded, value);
        }
        return attribute instanceof BasicAttribute basic ? basic.copy(value) : value;
    }

    /**
     * Whether a value is still what was copied. Elements that change in place are compared row by row by whoever writes
     * the rows: here a collection that was read counts as changed.
     */
    public static boolean isSame(Attribute attribute, @Nullable Object copy, @Nullable Object value) {
        if (attribute instanceof EmbeddedAttribute embedded) {
            @Nullable Object[] before = (@Nullable Object[]) Objects.requireNonNull(copy);
            return EmbeddedValues.isSame(embedded, before, value) && hasSameCollections(embedded, before, value);
        }
        if (attribute instanceof ElementCollection elements) {
            return isSame(elements, copy, value);
        }
        return attribute instanceof BasicAttribute basic ? basic.isSame(copy, value) : copy == value;
    }

    private static boolean isSame(ElementCollection attribute, @Nullable Object copy, @Nullable Object value) {
        boolean mayDiffer = attribute.changesUnseen()
                && value instanceof TrackedCollection collection
                && collection.isInitialized();
        return copy == value && !mayDiffer;
    }

    /** A woven embeddable tells of its collections itself. */
    private static boolean hasSameCollections(
            EmbeddedAttribute embedded, @Nullable Object[] before, @Nullable Object value) {
        if (!embedded.changesUnseen()) {
            return true;
        }
        List<List<Attribute>> collections = embedded.collections();
        for (int i = 0; i < collections.size(); i++) {
            List<Attribute> path = collections.get(i);
            Object former = before[embedded.leaves().size() + i];
            Object now = EmbeddedValues.leaf(value, path);
            if (!isSame(path.get(path.size() - 1), former, now)) {
                return false;
            }
        }
        return true;
    }
}
