package dev.athanor.internal.mutation;

import dev.athanor.internal.mapping.Attribute;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * References that are inserted as null, because they close a circle of rows; a later statement writes them. Filled while
 * a flush is planned.
 */
public final class DeferredReferences {
    private final IdentityHashMap<Object, Set<Attribute>> byInstance = new IdentityHashMap<>(0);

    /** Adds a reference of an instance. */
    public void add(Object instance, Attribute reference) {
        byInstance.computeIfAbsent(instance, key -> new HashSet<>()).add(reference);
    }

    boolean contains(Object instance, ColumnSource source) {
        return !byInstance.isEmpty()
                && source instanceof ColumnSource.Reference reference
                && byInstance.getOrDefault(instance, Set.of()).contains(reference.toOne());
    }
}
