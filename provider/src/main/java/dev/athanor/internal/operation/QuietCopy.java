package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.HeldKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Copies as if the rows had been read: no event, no history, and no statement. What the source has not loaded is left to be loaded
 * later.
 */
final class QuietCopy implements StateCopy {
    private final OperationContext operation;
    private final BiFunction<Association, @Nullable Object, @Nullable Object> managed;

    /**
     * Creates the copy.
     *
     * @param operation what the verbs need of the session
     * @param managed gives the instance of this session for one that a reference of the source refers to
     */
    QuietCopy(OperationContext operation, BiFunction<Association, @Nullable Object, @Nullable Object> managed) {
        this.operation = operation;
        this.managed = managed;
    }

    @Override
    public boolean isCopied(Mapper mapper, Object source, Attribute attribute) {
        return States.of(source).isLoaded(attribute.number())
                && (!(attribute.get(source) instanceof TrackedCollection tracked) || tracked.isInitialized());
    }

    @Override
    public List<Object> members(Object source, Attribute relationship) {
        return MergedMembers.of(source, relationship);
    }

    @Override
    public void prepare(Object target, Attribute attribute) {
        // Nothing of the target matters: it gets what the source has.
    }

    @Override
    public void copy(Object source, Object target, Attribute attribute) {
        Object value = attribute.get(source);
        if (attribute instanceof PluralAttribute plural) {
            fill(plural, value, target);
            return;
        }
        if (attribute instanceof BasicAttribute basic) {
            value = basic.copy(value);
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            value = new EmbeddableCopier(managed).copy(embedded, value);
        } else {
            value = managed.apply((ToOneAttribute) attribute, value);
        }
        attribute.set(target, value);
        InstanceState state = States.of(target);
        // Whatever is more than a value learns of its holder when it is handed out.
        state.clearDirect(attribute.number());
        state.markLoaded(attribute.number(), !attribute.isEvented());
        state.clearChanged(attribute.number());
    }

    private void fill(PluralAttribute plural, @Nullable Object value, Object target) {
        List<@Nullable Object> rows = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                Object copy = element(plural, element);
                rows.add(plural.key() == null ? copy : Map.entry(key, copy));
            });
        } else if (value instanceof Collection<?> members) {
            members.forEach(element -> rows.add(element(plural, element)));
        }
        TrackedCollection collection = PluralValues.tracked(target, plural);
        collection.reset();
        collection.fill(rows);
    }

    private @Nullable Object element(PluralAttribute plural, @Nullable Object element) {
        return plural instanceof PluralAssociation association
                ? managed.apply(association, element)
                : new EmbeddableCopier(managed).copy((ElementCollection) plural, element);
    }

    @Override
    public void complete(Mapper mapper, Object source, Object target) {
        InstanceState state = States.of(target);
        if (target != source) {
            holdKeys(mapper, States.of(source), state);
            expireMissing(mapper, state);
        }
        PluralValues.forEach(mapper, target, (path, collection) -> collection.flushed());
        state.clearAllChanged();
        // It counts as read from now on, whatever it has forgotten.
        Expiry.clear(state);
        operation.context().modified().remove(target);
    }

    /** What the source does not have, its row tells. */
    private static void expireMissing(Mapper mapper, InstanceState target) {
        for (Attribute attribute : mapper.attributes()) {
            if (attribute instanceof BasicAttribute && !target.isLoaded(attribute.number())) {
                target.markExpired(attribute.number());
            }
        }
    }

    /** What references that are not loaded will lead to. */
    private static void holdKeys(Mapper mapper, InstanceState source, InstanceState target) {
        for (Attribute attribute : mapper.attributes()) {
            if (attribute instanceof ToOneAttribute toOne && toOne.isOwning()) {
                HeldKeys.set(target, toOne, HeldKeys.get(source, toOne));
            }
        }
    }
}
