package dev.athanor.internal.mutation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.EntityColumns.UniqueColumns;
import dev.athanor.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which rows that a flush deletes hold unique values that other rows of the same flush take: their deletes have to come
 * first. Looks at columns of unique keys only. Stateless.
 */
public final class UniqueValues {
    private record Taken(UniqueKey key, List<Object> values) {}

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
            for (Taken taken : values(instance, (entity, source) -> source.committed(entity, state))) {
                held.put(taken, instance);
            }
        }
        if (held.isEmpty()) {
            return Set.of();
        }
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object instance : saved) {
            for (Taken taken : values(instance, (entity, source) -> source.present(entity))) {
                Object holder = held.get(taken);
                if (holder != null) {
                    found.add(holder);
                }
            }
        }
        return found;
    }

    private List<Taken> values(Object instance, BiFunction<Object, ColumnSource, @Nullable Object> valueOf) {
        Mapper mapper = SaveExecutor.mapper(instance);
        EntityColumns columns = shapes.columns(mapper);
        List<Taken> found = new ArrayList<>();
        for (UniqueColumns unique : columns.uniqueKeys()) {
            List<Object> values = new ArrayList<>();
            for (int position : unique.positions()) {
                Object value = valueOf.apply(instance, columns.source(position));
                // Null is like no other value, and what is not known is left to the database.
                if (value != null && value != InstanceState.NOT_LOADED) {
                    values.add(value);
                }
            }
            if (values.size() == unique.positions().size()) {
                found.add(new Taken(unique.key(), values));
            }
        }
        return found;
    }
}
