package dev.athanor.internal.operation;

import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Copies an embeddable for another owner, and tells whether a copy is needed. */
final class EmbeddableCopier {
    private final BiFunction<Association, @Nullable Object, @Nullable Object> managed;

    /**
     * Creates the copier.
     *
     * @param managed gives the managed object for one that a reference inside the embeddable refers to
     */
    EmbeddableCopier(BiFunction<Association, @Nullable Object, @Nullable Object> managed) {
        this.managed = managed;
    }

    boolean isSame(EmbeddedAttribute embedded, @Nullable Object source, @Nullable Object target) {
        if (source == null || target == null) {
            return source == target;
        }
        for (Attribute attribute : embedded.attributes()) {
            Object value = attribute.get(source);
            Object present = attribute.get(target);
            boolean same;
            if (attribute instanceof BasicAttribute basic) {
                same = basic.type().isSame(value, present);
            } else if (attribute instanceof EmbeddedAttribute nested) {
                same = isSame(nested, value, present);
            } else if (attribute instanceof ElementCollection) {
                same = isSameCollection(value, present);
            } else {
                same = managed.apply((Association) attribute, value) == present;
            }
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** What the source has never loaded it says nothing about; what the target has not loaded is replaced. */
    private static boolean isSameCollection(@Nullable Object source, @Nullable Object target) {
        if (source instanceof TrackedCollection from && !from.isInitialized()) {
            return true;
        }
        if (!(source instanceof TrackedCollection from)
                || !(target instanceof TrackedCollection to)
                || !to.isInitialized()) {
            return source == null && target == null;
        }
        return from.rows().equals(to.rows());
    }

    @Nullable Object copy(EmbeddedAttribute embedded, @Nullable Object source) {
        return copy(embedded, source, null);
    }

    /**
     * Copies an embeddable.
     *
     * @param present the embeddable that the copy takes the place of; keeps collections that the source never loaded
     */
    @Nullable Object copy(EmbeddedAttribute embedded, @Nullable Object source, @Nullable Object present) {
        if (source == null) {
            return null;
        }
        List<ClassLevel> levels = embedded.levels();
        Object copy;
        try {
            copy = levels.get(levels.size() - 1).access().newInstance();
        } catch (InstantiationException e) {
            throw new IllegalStateException("the mapping lets no abstract embeddable pass: " + embedded, e);
        }
        for (Attribute attribute : embedded.attributes()) {
            Object value = attribute.get(source);
            if (attribute instanceof BasicAttribute basic) {
                value = basic.type().copy(value);
            } else if (attribute instanceof EmbeddedAttribute nested) {
                value = copy(nested, value, present == null ? null : nested.get(present));
            } else if (attribute instanceof ToOneAttribute toOne) {
                value = managed.apply(toOne, value);
            }
            if (attribute instanceof ElementCollection collection) {
                copyCollection(collection, copy, value, present == null ? null : collection.get(present));
                continue;
            }
            AttributeWriter.write(copy, attribute, value);
        }
        return copy;
    }

    private void copyCollection(
            ElementCollection collection, Object copy, @Nullable Object value, @Nullable Object present) {
        if (value instanceof TrackedCollection from && !from.isInitialized()) {
            if (present instanceof TrackedCollection kept) {
                kept.adopt(copy, collection.number());
                collection.set(copy, kept);
                States.of(copy).markLoaded(collection.number(), true);
            }
            return;
        }
        Object elements = null;
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, element) -> entries.put(key, copy(collection, element)));
            elements = entries;
        } else if (value instanceof Collection<?> members) {
            List<@Nullable Object> list = new ArrayList<>();
            members.forEach(element -> list.add(copy(collection, element)));
            elements = list;
        }
        AttributeWriter.write(copy, collection, elements);
    }

    /** Copies an element of a collection of values. */
    @Nullable Object copy(ElementCollection collection, @Nullable Object element) {
        return collection.element() instanceof EmbeddedAttribute embedded
                ? copy(embedded, element)
                : ((BasicAttribute) collection.element()).copy(element);
    }
}
