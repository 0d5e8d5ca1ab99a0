package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.RowChange;
import dev.athanor.internal.mutation.RowChanges;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.unitofwork.FlushPlan.ClearTask;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.UpdateTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Rows that are deleted before anything is saved, because they have unique values that others take; and what must let go of them before.
 * One per flush.
 */
final class EarlyDeletes {
    private final Set<Object> instances;
    private final PersistenceContext context;
    private final Set<Object> updated = Collections.newSetFromMap(new IdentityHashMap<>(0));
    private final List<RowChange> updates = new ArrayList<>();
    private final List<RowChange> cleared = new ArrayList<>();

    /**
     * Finds out what refers to the rows.
     *
     * @param instances the deleted instances
     * @param changes what is to be updated
     * @param rowChanges makes changes of references alone
     * @param context the session's data
     */
    EarlyDeletes(Set<Object> instances, List<RowChange> changes, RowChanges rowChanges, PersistenceContext context) {
        this.instances = instances;
        this.context = context;
        for (RowChange change : instances.isEmpty() ? List.<RowChange>of() : changes) {
            List<AssociationPath> references = references(change.instance());
            if (references.isEmpty()) {
                continue;
            }
            if (isReady(change.instance())) {
                updates.add(change);
                updated.add(change.instance());
            } else {
                // The row that it is to refer to is still to be inserted. Where null is not allowed, the database
                // decides.
                for (AssociationPath path : references) {
                    if (((ToOneAttribute) path.attribute()).isNullable()) {
                        cleared.add(rowChanges.reference(change.instance(), path));
                    }
                }
            }
        }
    }

    /** The references of a row that lead to one that is deleted, as far as the database knows. */
    private List<AssociationPath> references(Object instance) {
        List<AssociationPath> found = new ArrayList<>();
        for (AssociationPath path : Mapper.of(instance).associations()) {
            if (path.embedded().isEmpty() && path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
                Object key = ForeignKeys.committed(instance, toOne);
                if (key != null
                        && key != InstanceState.NOT_LOADED
                        && instances.contains(context.identityMap().get(toOne.target(), key))) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    /** Whether all that a row is to refer to has a row. */
    private static boolean isReady(Object instance) {
        for (AssociationPath path : Mapper.of(instance).associations()) {
            if (path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
                for (Object target : CascadeWalker.targets(instance, path, PassiveMode.NO_LOAD)) {
                    if (Lifecycle.of(States.of(target)) == Lifecycle.PENDING) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether there are none. */
    boolean isNone() {
        return instances.isEmpty();
    }

    /** Whether an instance is deleted early. */
    boolean deletes(Object instance) {
        return instances.contains(instance);
    }

    /** Whether a change is written early. */
    boolean updates(RowChange change) {
        return updated.contains(change.instance());
    }

    /** The instances that are deleted early. */
    Set<Object> instances() {
        return instances;
    }

    /** What lets go of them. */
    List<FlushTask> before() {
        List<FlushTask> tasks = new ArrayList<>();
        if (!cleared.isEmpty()) {
            tasks.add(new ClearTask(cleared));
        }
        if (!updates.isEmpty()) {
            tasks.add(new UpdateTask(updates));
        }
        return tasks;
    }
}
