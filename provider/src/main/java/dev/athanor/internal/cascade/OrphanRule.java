package dev.athanor.internal.cascade;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.PersistenceContext.Departure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is an orphan: an object that left a relationship with {@code orphanRemoval} and has not joined the same
 * relationship of another parent before the flush. Where {@code athanor.orphan.pending} says so, whoever lacks an owner that it needs.
 * Jakarta Persistence 3.2, section 2.10; SQLAlchemy, "delete-orphan".
 */
public final class OrphanRule {
    private OrphanRule() {}

    /**
     * An object leaves a relationship. One that is pending is remembered, because no row tells that it was there.
     *
     * @param context data of the session of the former parent
     * @param parent the former parent
     * @param number the relationship
     * @param element who leaves
     */
    public static void left(PersistenceContext context, Object parent, int number, @Nullable Object element) {
        if (element != null
                && Lifecycle.of(States.of(element)) == Lifecycle.PENDING
                && States.of(parent).mapper instanceof Mapper mapper
                && mapper.attribute(number) instanceof Association association
                && association.cascade().has(CascadeSet.Kind.DELETE_ORPHAN)) {
            context.departures().add(new Departure((Attribute) association, element));
        }
    }

    /**
     * Whether an instance is an orphan, whatever has happened since the last flush: along one of the relationships of which each
     * removes its orphans it has no owner. Of what events have not told, the best is assumed of an instance that has a row.
     *
     * @param mapper the instance's type, or a supertype
     * @param instance the instance
     */
    public static boolean isOrphan(Mapper mapper, Object instance) {
        for (Mapper type = mapper; type != null; type = type.parent()) {
            for (Association association : type.orphaning()) {
                if (association.rules().expungesPendingOrphans() && !ParentTracker.hasParent(instance, association)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Finds the orphans that changes have left behind.
     *
     * @param changed the instances that the program wrote to
     * @param departures the pending ones that have left
     */
    public static List<Object> orphans(Collection<Object> changed, List<Departure> departures) {
        List<Departure> left = new ArrayList<>(departures);
        Map<Attribute, Set<Object>> joined = new HashMap<>();
        for (Object instance : changed) {
            InstanceState state = States.of(instance);
            for (AssociationPath path : ((Mapper) Objects.requireNonNull(state.mapper)).associations()) {
                if (path.association().cascade().has(CascadeSet.Kind.DELETE_ORPHAN)
                        // Elsewhere whoever has no owner is found when it is asked for.
                        && !path.association().rules().expungesPendingOrphans()
                        && path.embedded().isEmpty()
                        && (state.isChanged(path.attribute().number()) || Lifecycle.of(state) == Lifecycle.PENDING)) {
                    collect(instance, path.attribute(), joined, left);
                }
            }
        }
        List<Object> orphans = new ArrayList<>();
        for (Departure departure : left) {
            if (!joined.getOrDefault(departure.attribute(), Set.of()).contains(departure.element())) {
                orphans.add(departure.element());
            }
        }
        return orphans;
    }

    private static void collect(
            Object parent, Attribute attribute, Map<Attribute, Set<Object>> joined, List<Departure> left) {
        Object value = attribute.get(parent);
        List<?> added = value instanceof TrackedCollection tracked
                ? tracked.added()
                : value == null ? List.of() : List.of(value);
        // A parent that is removed itself gives no home.
        if (!Lifecycle.isMarked(States.of(parent))) {
            joined.computeIfAbsent(attribute, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .addAll(added);
        }
        if (value instanceof TrackedCollection tracked) {
            for (Object element : tracked.removed()) {
                left.add(new Departure(attribute, Objects.requireNonNull(element)));
            }
            return;
        }
        Object former = States.of(parent).committed(attribute.number());
        if (former != null && former != InstanceState.NOT_LOADED && former != value) {
            left.add(new Departure(attribute, former));
        }
    }
}
