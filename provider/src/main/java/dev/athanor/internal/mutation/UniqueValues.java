package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mutation.SaveExecutor.Change;
import dev.athanor.schema.UniqueKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the rows of one flush out of each other's way in unique keys: a row that lets go of a value is written before one
 * that takes it. Looks at columns of unique keys only. Immutable, shared by all threads.
 */
public final class UniqueValues {
    /** The values of one row in one unique key. */
    record Taken(UniqueKey key, List<Object> values) {}

    private final MutationShapes shapes;

    /**
     * Creates the rule.
     *
     * @param shapes the factory's statements, which know the columns
     */
    public UniqueValues(MutationShapes shapes) {
        this.shapes = shapes;
    }

    /**
     * Finds the deletes that stand in the way.
     *
     * @param saved instances that are inserted or updated
     * @param deleted instances that are deleted
     */
    public Set<Object> inTheWay(Collection<Object> saved, Collection<Object> deleted) {
        Map<Taken, Object> held = new HashMap<>();
        for (Object instance : deleted) {
            InstanceState state = States.of(instance);
            for (Taken taken : columns(instance).uniqueValues(source -> source.committed(instance, state))) {
                held.put(taken, instance);
            }
        }
        if (held.isEmpty()) {
            return Set.of();
        }
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object instance : saved) {
            for (Taken taken : columns(instance).uniqueValues(source -> source.present(instance))) {
                Object holder = held.get(taken);
                if (holder != null) {
                    found.add(holder);
                }
            }
        }
        return found;
    }

    /** Puts the updates of one group of types into order. */
    public UniqueUpdates order(List<Change> changes) {
        return new UniqueUpdates(shapes.columns(), changes);
    }

    private EntityColumns columns(Object instance) {
        return shapes.columns(SaveExecutor.mapper(instance));
    }
}
