package dev.athanor.internal.state;

import dev.athanor.AttributeHistory;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a flush would find changed in an attribute, from what is in memory. Loads nothing and changes nothing. SQLAlchemy 2.0,
 * {@code AttributeState.history}.
 */
public final class AttributeHistories {
    private AttributeHistories() {}

    /** The net change of one attribute. */
    public static AttributeHistory of(Object instance, Attribute attribute) {
        InstanceState state = States.of(instance);
        if (attribute instanceof PluralAttribute) {
            return state.isLoaded(attribute.number()) ? ofCollection(attribute.get(instance)) : AttributeHistory.NONE;
        }
        return ofValue(instance, state, attribute);
    }

    private static AttributeHistory ofCollection(@Nullable Object value) {
        if (value instanceof TrackedCollection tracked) {
            if (tracked.isQueue()) {
                return new AttributeHistory(
                        new ArrayList<>(tracked.added()), List.of(), new ArrayList<>(tracked.removed()));
            }
            if (!tracked.isInitialized()) {
                return AttributeHistory.NONE;
            }
            List<@Nullable Object> unchanged = new ArrayList<>(tracked.members());
            tracked.added().forEach(added -> removeIdentical(unchanged, added));
            return new AttributeHistory(
                    new ArrayList<>(tracked.added()), unchanged, new ArrayList<>(tracked.removed()));
        }
        Collection<?> members =
                value instanceof Map<?, ?> map ? map.values() : value == null ? List.of() : (Collection<?>) value;
        return new AttributeHistory(new ArrayList<>(members), List.of(), List.of());
    }

    /** From the end: what was added last stands there. */
    private static void removeIdentical(List<@Nullable Object> from, @Nullable Object element) {
        for (int i = from.size() - 1; i >= 0; i--) {
            if (from.get(i) == element) {
                from.remove(i);
                return;
            }
        }
    }

    private static AttributeHistory ofValue(Object instance, InstanceState state, Attribute attribute) {
        int number = attribute.number();
        boolean isThere = state.isLoaded(number);
        Object value = attribute.get(instance);
        if (!state.isChanged(number)) {
            if (!isThere) {
                return AttributeHistory.NONE;
            }
            return hasNoRow(state) && !state.remembersUnowned()
                    ? new AttributeHistory(one(value), List.of(), List.of())
                    : new AttributeHistory(List.of(), one(value), List.of());
        }
        Object before = state.committed(number);
        boolean isKnown = before != InstanceState.NOT_LOADED;
        if (isThere && isKnown && isSame(attribute, before, value)) {
            return new AttributeHistory(List.of(), one(value), List.of());
        }
        boolean isReference = attribute instanceof ToOneAttribute;
        List<@Nullable Object> former = isKnown && !(isReference && before == null) ? one(before) : List.of();
        if (isThere) {
            return new AttributeHistory(one(value), List.of(), former);
        }
        // Unset: where there was nothing that could leave, null is what is new.
        boolean isNews = former.isEmpty() && (isKnown || !isReference || !hasNoRow(state));
        return new AttributeHistory(isNews ? one(null) : List.of(), List.of(), former);
    }

    /** Of an instance without a row everything is new, unless it has had one. */
    private static boolean hasNoRow(InstanceState state) {
        Lifecycle life = Lifecycle.of(state);
        return life == Lifecycle.TRANSIENT || life == Lifecycle.PENDING;
    }

    private static List<@Nullable Object> one(@Nullable Object value) {
        List<@Nullable Object> list = new ArrayList<>(1);
        list.add(value);
        return list;
    }

    private static boolean isSame(Attribute attribute, @Nullable Object before, @Nullable Object value) {
        if (attribute instanceof EmbeddedAttribute embedded) {
            return EmbeddedValues.isSame(embedded, (@Nullable Object[]) Objects.requireNonNull(before), value);
        }
        return attribute instanceof BasicAttribute basic ? basic.isSame(before, value) : before == value;
    }
}
