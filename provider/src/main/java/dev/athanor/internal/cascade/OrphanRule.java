package dev.athanor.internal.cascade;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Lifecycle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who is an orphan: an object that left a relationship with {@code orphanRemoval} and has not joined the same
 * relationship of another parent before the flush. Jakarta Persistence 3.2, section 2.10; SQLAlchemy, "delete-orphan".
 */
public final class OrphanRule {
    private OrphanRule() {}

    /**
     * Finds the orphans that changes have left behind.
     *
     * @param changed the instances that the program wrote to
     */
    public static List<Object> orphans(Collection<Object> changed) {
        Map<Attribute, Set<Object>> joined = new HashMap<>();
        List<Object> left = new ArrayList<>();
        List<Attribute> through = new ArrayList<>();
        for (Object instance : changed) {
            InstanceState state = States.of(instance);
            if (Lifecycle.isMarked(state) || !(state.mapper instanceof Mapper mapper)) {
                continue;
            }
            for (AssociationPath path : mapper.associations()) {
                if (path.association().cascade().has(CascadeSet.Kind.DELETE_ORPHAN)
                        && path.embedded().isEmpty()
                        && (state.isChanged(path.attribute().number()) || Lifecycle.of(state) == Lifecycle.PENDING)) {
                    collect(instance, state, path.attribute(), joined, left, through);
                }
            }
        }
        List<Object> orphans = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            if (!joined.getOrDefault(through.get(i), Set.of()).contains(left.get(i))) {
                orphans.add(left.get(i));
            }
        }
        return orphans;
    }

    private static void collect(
            Object instance,
            InstanceState state,
            Attribute attribute,
            Map<Attribute, Set<Object>> joined,
            List<Object> left,
            List<Attribute> through) {
        Set<Object> newcomers =
                joined.computeIfAbsent(attribute, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
        Object value = attribute.get(instance);
        if (value instanceof TrackedCollection tracked) {
            newcomers.addAll(tracked.added());
            for (Object element : tracked.removed()) {
                left.add(Objects.requireNonNull(element));
                through.add(attribute);
            }
            return;
        }
        Object before = state.committed(attribute.number());
        if (value != null) {
            newcomers.add(value);
        }
        if (before != null && before != InstanceState.NOT_LOADED && before != value) {
            left.add(before);
            through.add(attribute);
        }
    }
}
