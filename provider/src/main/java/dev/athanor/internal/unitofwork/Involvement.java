package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.OrphanRule;
import dev.athanor.internal.cascade.ParentTracker;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.operation.RemoveOperation;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.unitofwork.FlushMembers.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out who takes part in a flush: starts with those that the program has changed, and asks relationships whom they bring in, until
 * nobody comes any more. May load. One per flush.
 */
final class Involvement {
    /** How far one relationship has been asked. */
    private static final class Asked {
        private final Set<Object> instances = Collections.newSetFromMap(new IdentityHashMap<>());
        private boolean matters;
    }

    private final PersistenceContext context;
    private final Dependencies dependencies;
    private final FlushMembers members;
    private final Map<Dependency, Asked> asked = new LinkedHashMap<>();
    private final Set<Mapper> types = Collections.newSetFromMap(new IdentityHashMap<>());

    Involvement(PersistenceContext context, Dependencies dependencies, RemoveOperation remove) {
        this.context = context;
        this.dependencies = dependencies;
        this.members = new FlushMembers(context, remove);
    }

    FlushMembers members() {
        return members;
    }

    /** The relationships that have anything to do with those who take part. */
    List<Dependency> mattering() {
        List<Dependency> found = new ArrayList<>();
        asked.forEach((dependency, how) -> {
            if (how.matters) {
                found.add(dependency);
            }
        });
        return found;
    }

    /**
     * Finds everybody.
     *
     * @param modified persistent instances that the program has written to
     */
    void find(List<Object> modified) {
        for (Object instance : context.pending().members()) {
            if (isOrphan(instance) && ParentTracker.isOrphanedOutside(instance)) {
                context.detach(instance);
            } else {
                members.add(instance, Role.SAVED);
            }
        }
        for (Object instance : modified) {
            InstanceState state = States.of(instance);
            if (Lifecycle.of(state) == Lifecycle.PERSISTENT && !Lifecycle.isMarked(state)) {
                // What goes with an orphan is found with the owner that it has left.
                members.add(instance, isOrphan(instance) ? Role.DELETED : Role.SAVED);
            }
        }
        for (Object instance : context.removed().members()) {
            members.add(instance, Role.DELETED);
        }
        ask();
    }

    private static boolean isOrphan(Object instance) {
        return OrphanRule.isOrphan(Mapper.of(instance), instance);
    }

    private void ask() {
        boolean again;
        do {
            again = false;
            for (Mapper type : members.types()) {
                if (types.add(type)) {
                    dependencies
                            .of(type, members.rules())
                            .forEach(dependency -> asked.putIfAbsent(dependency, new Asked()));
                }
            }
            for (Map.Entry<Dependency, Asked> entry : asked.entrySet()) {
                again |= ask(entry.getKey(), entry.getValue());
            }
        } while (again);
    }

    private boolean ask(Dependency dependency, Asked how) {
        List<Object> deleted = members.of(dependency, true);
        List<Object> saved = members.of(dependency, false);
        deleted.removeIf(how.instances::contains);
        saved.removeIf(how.instances::contains);
        if (deleted.isEmpty() && saved.isEmpty()) {
            return false;
        }
        how.instances.addAll(deleted);
        how.instances.addAll(saved);
        dependency.presortDeletes(members, deleted);
        dependency.presortSaves(members, saved);
        if (!how.matters) {
            how.matters = dependency.hasChanges(members, deleted, true) || dependency.hasChanges(members, saved, false);
        }
        return true;
    }
}
