package dev.athanor.internal.mutation;

import dev.athanor.internal.mapping.Attribute;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * References that are inserted as null, because they close a circle of rows; a later statement writes them. Filled while
 * a flush is planned.
 */
public final class DeferredReferences {
    /** No reference waits. */
    public static final DeferredReferences NONE = new DeferredReferences(Collections.emptyMap());

    private final Map<Object, Set<Attribute>> byInstance;

    private DeferredReferences(Map<Object, Set<Attribute>> byInstance) {
        this.byInstance = byInstance;
    }

    /** Creates an empty set. */
    public DeferredReferences() {
        this(new IdentityHashMap<>());
    }

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
