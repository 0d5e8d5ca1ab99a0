package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.mutation.RowChange;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one flush is to write, sorted out before it is planned: who is inserted, updated and deleted, and whose rows are taken over. One
 * per flush.
 */
final class FlushWork {
    /** Most flushes have none. */
    private static final IdentityHashMap<Object, Object> NO_TAKEOVERS = new IdentityHashMap<>(0);

    private final UnitOfWork.Tools tools;
    private final PersistenceContext context;
    private final KeyCheck keys;
    private final LinkWork links;
    private final GivenValues given = new GivenValues();
    private final List<Object> inserts = new ArrayList<>();
    private final List<RowChange> updates = new ArrayList<>();
    private final List<Object> deletes = new ArrayList<>();
    /** Persistent instances that stay. */
    private List<Object> saved = List.of();
    /** Updates of versions and nothing else, which are no updates to the program's callbacks. */
    private final Set<Object> increments = Collections.newSetFromMap(new IdentityHashMap<>(0));
    /** Persistent instances of which a link has changed, which counts for their versions. */
    private final Set<Object> linked = Collections.newSetFromMap(new IdentityHashMap<>(0));
    /** New instances with the removed ones whose rows they take over, as far as that is known before anything is written. */
    private IdentityHashMap<Object, Object> takeovers = NO_TAKEOVERS;

    private boolean settled;
    private @Nullable Involvement involvement;

    FlushWork(UnitOfWork.Tools tools) {
        this.tools = tools;
        this.context = tools.context();
        this.keys = new KeyCheck(context);
        this.links = new LinkWork(tools.order(), context.rules());
    }

    List<Object> inserts() {
        return inserts;
    }

    List<RowChange> updates() {
        return updates;
    }

    List<Object> deletes() {
        return deletes;
    }

    /** Persistent instances that stay. */
    List<Object> saved() {
        return saved;
    }

    /** Updates of versions and nothing else, which are no updates to the program's callbacks. */
    Set<Object> increments() {
        return increments;
    }

    /** Persistent instances of which a link has changed, which counts for their versions. */
    Set<Object> linked() {
        return linked;
    }

    /** What happens to rows of collections. */
    LinkWork links() {
        return links;
    }

    /** What rows get from others. */
    GivenValues given() {
        return given;
    }

    /** Whether there is nothing to write. */
    boolean isEmpty() {
        return saved.isEmpty() && inserts.isEmpty() && deletes.isEmpty();
    }

    /** Adds a pending instance. */
    void insert(Object instance) {
        keys.requireKey(instance);
        inserts.add(instance);
    }

    /** Sorts out those who take part, with those that relationships have brought in. */
    void organise(Involvement involved) {
        involvement = involved;
        FlushMembers members = involved.members();
        for (Object instance : tools.raised()) {
            if (context.isAttached(instance)
                    && Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT
                    && !members.isDeleted(instance)) {
                members.add(instance, FlushMembers.Role.SAVED);
            }
        }
        List<Object> pending = new ArrayList<>();
        for (Object instance : context.pending().members()) {
            if (members.isSaved(instance)) {
                pending.add(instance);
            }
        }
        List<Object> present = new ArrayList<>();
        List<Object> removed = new ArrayList<>();
        for (Object instance : members.all()) {
            if (members.isDeleted(instance)) {
                removed.add(instance);
            } else if (Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT) {
                present.add(instance);
            }
        }
        for (Dependency dependency : involved.mattering()) {
            if (dependency instanceof ManyToManyDependency manyToMany) {
                for (Object instance : members.of(dependency, false)) {
                    if (manyToMany.isChanged(members, instance)) {
                        linked.add(instance);
                    }
                }
            }
        }
        organise(pending, present, removed);
    }

    /** Sorts out those who take part, where relationships bring in nobody. */
    void organise(List<Object> pending, List<Object> present, List<Object> removed) {
        boolean checks = context.rules().is(Switch.UNSAVED_REFERENCE, Choices.UnsavedReference.FAIL);
        saved = present;
        for (Object instance : pending) {
            if (checks) {
                ReachabilityCheck.check(instance, true);
            }
            insert(instance);
            links.addChanges(instance, true);
        }
        for (Object instance : removed) {
            if (Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT || involvement != null) {
                links.addDeleted(instance);
                deletes.add(instance);
            }
        }
        for (Object instance : saved) {
            if (isSaved(instance)) {
                keys.requireSameKey(instance);
                if (checks) {
                    ReachabilityCheck.check(instance, false);
                }
                if (links.addChanges(instance, false)) {
                    linked.add(instance);
                }
            }
        }
        if (!context.rules().isOn(Switch.VERSION_RELATIONSHIPS)) {
            linked.clear();
        }
        noteIncrements();
    }

    /** Whether the row of a persistent instance is written if it has changed. */
    private boolean isSaved(Object instance) {
        if (involvement != null) {
            return involvement.members().isSaved(instance);
        }
        InstanceState state = States.of(instance);
        return Lifecycle.of(state) == Lifecycle.PERSISTENT && !Lifecycle.isMarked(state);
    }

    private void addChanges() {
        Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>(0));
        for (Object instance : saved) {
            RowChange change =
                    isSaved(instance) ? tools.changes().change(instance, linked.contains(instance), given) : null;
            if (change != null) {
                updates.add(change);
                known.add(instance);
            }
        }
        for (Object instance : increments) {
            if (!known.contains(instance)) {
                updates.add(new RowChange(instance, new BitSet(), true));
            }
        }
    }

    private void noteIncrements() {
        for (Object instance : tools.raised()) {
            InstanceState state = States.of(instance);
            if (context.isAttached(instance)
                    && Lifecycle.of(state) == Lifecycle.PERSISTENT
                    && !Lifecycle.isMarked(state)) {
                increments.add(instance);
            }
        }
    }

    /** Hands what collections write in rows to those rows that are inserted. */
    void giveLinks() {
        takeovers = RowSwitch.among(inserts, deletes, context.rules());
        Set<Object> inserted = Collections.newSetFromMap(new IdentityHashMap<>());
        inserted.addAll(inserts);
        takeovers.keySet().forEach(inserted::remove);
        links.give(inserted, given);
    }

    /** New instances with the removed ones whose rows they take over, if that was decided before anything is written. */
    Map<Object, Object> settledTakeovers() {
        return settled ? takeovers : Map.of();
    }

    /** Decides what the order by batches knows before anything is written: which rows are taken over, and which columns differ. */
    void settle() {
        settled = true;
        for (Object instance : inserts) {
            Object former = takeovers.get(instance);
            if (former == null) {
                keys.requireFreeIdentity(instance);
            } else {
                // The row stays and gets new content; the removed instance lets go of it.
                updates.add(tools.changes().takeOver(instance, former));
            }
        }
        if (!takeovers.isEmpty()) {
            inserts.removeIf(takeovers::containsKey);
            removeFromDeletes(takeovers.values());
        }
        addChanges();
    }

    /** Some removed instances are not deleted: their rows have gone to others, or they are new again. */
    void removeFromDeletes(Collection<Object> instances) {
        if (!instances.isEmpty()) {
            Set<Object> kept = Collections.newSetFromMap(new IdentityHashMap<>());
            kept.addAll(instances);
            deletes.removeIf(kept::contains);
        }
    }

    /** Adds rows that relationships write: what of them is to be updated as far as it is known, and what may turn out to be. */
    void addRows(Set<Object> rows) {
        updates.removeIf(change -> rows.contains(change.instance()));
        for (Object row : rows) {
            RowChange change = tools.changes().change(row, linked.contains(row), given);
            updates.add(change == null ? new RowChange(row, new BitSet(), false) : change);
        }
    }
}
