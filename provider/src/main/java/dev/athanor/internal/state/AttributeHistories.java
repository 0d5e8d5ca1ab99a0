package dev.athanor.internal.state;

import dev.athanor.AttributeHistory;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.PluralAttribute;
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
        if (!state.isLoaded(attribute.number())) {
            return AttributeHistory.NONE;
        }
        return attribute instanceof PluralAttribute
                ? ofCollection(attribute.get(instance))
                : ofValue(instance, state, attribute);
    }

    private static AttributeHistory ofCollection(@Nullable Object value) {
        if (value instanceof TrackedCollection tracked) {
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
        Object value = attribute.get(instance);
        List<@Nullable Object> now = new ArrayList<>(1);
        now.add(value);
        Lifecycle life = Lifecycle.of(state);
        if (life == Lifecycle.TRANSIENT || life == Lifecycle.PENDING) {
            return new AttributeHistory(now, List.of(), List.of());
        }
        if (!state.isChanged(attribute.number())) {
            return new AttributeHistory(List.of(), now, List.of());
        }
        Object before = state.committed(attribute.number());
        if (before == InstanceState.NOT_LOADED) {
            return new AttributeHistory(now, List.of(), List.of());
        }
        if (isSame(attribute, before, value)) {
            return new AttributeHistory(List.of(), now, List.of());
        }
        List<@Nullable Object> former = new ArrayList<>(1);
        former.add(before);
        return new AttributeHistory(now, List.of(), former);
    }

    private static boolean isSame(Attribute attribute, @Nullable Object before, @Nullable Object value) {
        if (attribute instanceof EmbeddedAttribute embedded) {
            return EmbeddedValues.isSame(embedded, (@Nullable Object[]) Objects.requireNonNull(before), value);
        }
        return attribute instanceof BasicAttribute basic ? basic.isSame(before, value) : before == value;
    }
}
