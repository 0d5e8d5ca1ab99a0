package dev.athanor.internal.mutation;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
     * A unique value that a flush frees and takes.
     *
     * @param holder the deleted instance whose row has it
     * @param taker the instance whose row gets it
     */
    public record Handover(Object holder, Object taker) {}

    /**
     * Finds the deletes that stand in the way.
     *
     * @param saved instances that are inserted or updated
     * @param deleted instances whose rows go
     */
    public List<Handover> handovers(Collection<Object> saved, Collection<Object> deleted) {
        Map<Taken, Object> held = new HashMap<>();
        for (Object instance : deleted) {
            for (Taken taken : columns(instance).uniqueValuesBefore(instance)) {
                held.put(taken, instance);
            }
        }
        if (held.isEmpty()) {
            return List.of();
        }
        List<Handover> found = new ArrayList<>();
        for (Object instance : saved) {
            for (Taken taken : columns(instance).uniqueValues(instance)) {
                Object holder = held.get(taken);
                if (holder != null) {
                    found.add(new Handover(holder, instance));
                }
            }
        }
        return found;
    }

    /** Puts the updates of one group of types into order. */
    public UniqueUpdates order(List<RowChange> changes) {
        return new UniqueUpdates(shapes.columns(), changes);
    }

    private EntityColumns columns(Object instance) {
        return shapes.columns(Mapper.of(instance));
    }
}
