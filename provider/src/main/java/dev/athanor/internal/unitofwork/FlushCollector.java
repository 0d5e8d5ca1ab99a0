package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.cascade.OrphanRule;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.operation.RemoveOperation;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.PersistenceContext.HandedOut;
import dev.athanor.internal.state.Snapshots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * First part of a flush: finds what takes part in it. Compares mutable values that were handed out, cascades PERSIST
 * along what changed, removes orphans, until nothing new turns up. Sends no writing statement.
 */
final class FlushCollector {
    private final PersistenceContext context;
    private final FlushCandidates candidates;
    private final PersistOperation persist;
    private final RemoveOperation remove;
    private final Set<Object> visited;
    private int before;

    FlushCollector(
            PersistenceContext context, FlushCandidates candidates, PersistOperation persist, RemoveOperation remove) {
        this.context = context;
        this.candidates = candidates;
        this.persist = persist;
        this.remove = remove;
        int likely = context.pending().size() + context.modified().size();
        visited = Collections.newSetFromMap(new IdentityHashMap<>(likely));
    }

    /** Runs to a fixed point. */
    void collect() {
        compareHandedOut();
        Snapshots.compareAll(context);
        boolean again;
        do {
            again = false;
            for (Object instance : context.pending().members()) {
                again |= visit(instance, true);
            }
            for (Object instance : candidates.of(context)) {
                again |= visit(instance, false);
            }
            again |= removeOrphans();
        } while (again);
    }

    /** Runs once more over everything: callbacks may have changed any of it. */
    void collectAgain() {
        before += visited.size();
        visited.clear();
        collect();
    }

    /** How many instances the flush has looked at. */
    int visited() {
        return before + visited.size();
    }

    private void compareHandedOut() {
        for (HandedOut handed : context.handedOut()) {
            Object instance = handed.instance();
            InstanceState state = States.of(instance);
            int number = handed.attribute().number();
            if (!context.isAttached(instance) || !state.isLoaded(number)) {
                continue;
            }
            if (state.isChanged(number)) {
                if (state.committed(number) == handed.value()) {
                    // Replaced, and perhaps changed in place before that: the copy is what the row holds.
                    state.keep(number, handed.copy());
                }
            } else if (handed.isInPlace() && handed.isChanged()) {
                state.writing(instance, number, handed.value());
                // What was noted just now is the value after the change.
                state.keep(number, handed.copy());
            }
        }
    }

    /** Persists what new and changed relationships lead to. */
    private boolean visit(Object instance, boolean isNew) {
        if (!visited.add(instance)) {
            return false;
        }
        InstanceState state = States.of(instance);
        if (Lifecycle.isMarked(state)) {
            return true;
        }
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        for (AssociationPath path : mapper.associations()) {
            if (path.association().cascade().has(CascadeSet.Kind.PERSIST)
                    && !path.association().rules().cascadesAtEvents()
                    && (isNew || state.isChanged(path.entityAttribute()))) {
                for (Object target : CascadeWalker.newTargets(instance, path)) {
                    if (!Lifecycle.isManaged(States.of(target))) {
                        persist.persist(target);
                    }
                }
            }
        }
        for (Object target : CascadeWalker.insideElements(mapper, instance, CascadeSet.Kind.PERSIST)) {
            if (!Lifecycle.isManaged(States.of(target))) {
                persist.persist(target);
            }
        }
        return true;
    }

    private boolean removeOrphans() {
        List<Object> changed = new ArrayList<>(candidates.of(context));
        changed.addAll(context.pending().members());
        boolean found = false;
        for (Object orphan : OrphanRule.orphans(changed, context.departures())) {
            if (context.isAttached(orphan) && !Lifecycle.isRemoved(States.of(orphan))) {
                remove.removeOrphan(orphan);
                found = true;
            }
        }
        return found;
    }
}
