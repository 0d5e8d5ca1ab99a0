package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.DeleteExecutor;
import dev.athanor.internal.mutation.InsertedReferences;
import dev.athanor.internal.mutation.LinkExecutor;
import dev.athanor.internal.mutation.SaveExecutor;
import dev.athanor.internal.mutation.SaveExecutor.Change;
import dev.athanor.internal.mutation.UniqueValues;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.operation.RemoveOperation;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.EntityConflictException;
import dev.athanor.message.KeyException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One flush of one session, from collection to completion: collect, plan, run, complete. Instances change their states
 * only after every statement has succeeded. One per flush.
 */
public final class UnitOfWork {
    /**
     * What a flush works with.
     *
     * @param context the session's data
     * @param candidates which persistent instances it looks at
     * @param order the factory's order of types
     * @param persist for cascades
     * @param remove for orphans
     * @param saves writes new and changed rows
     * @param deletes deletes rows
     * @param links writes the rows of collections
     * @param uniqueValues tells which deletes must go before what takes their place
     * @param raised instances whose versions go up in any case
     */
    public record Tools(
            PersistenceContext context,
            FlushCandidates candidates,
            FlushOrder order,
            PersistOperation persist,
            RemoveOperation remove,
            SaveExecutor saves,
            DeleteExecutor deletes,
            LinkExecutor links,
            UniqueValues uniqueValues,
            List<Object> raised) {}

    /**
     * What a flush did.
     *
     * @param visited how many instances it looked at
     * @param inserted the instances that now have rows
     * @param updated the instances whose rows it updated
     * @param deleted the instances whose rows are gone or have been taken over by others
     */
    public record Result(int visited, List<Object> inserted, List<Object> updated, List<Object> deleted) {
        /** Of a flush that had nothing to look at. */
        public static final Result NOTHING = new Result(0, List.of(), List.of(), List.of());
    }

    private final Tools tools;
    private final PersistenceContext context;
    private final List<Object> inserts = new ArrayList<>();
    private final List<Change> updates = new ArrayList<>();
    /** Updates of versions and nothing else, which are no updates to the program's callbacks. */
    private final List<Change> increments = new ArrayList<>();

    private final List<Object> deletes = new ArrayList<>();
    private final LinkWork links;
    private final IdentityHashMap<Object, Object> switched = new IdentityHashMap<>(0);

    /**
     * Prepares a flush.
     *
     * @param tools what it works with
     */
    public UnitOfWork(Tools tools) {
        this.tools = tools;
        this.context = tools.context();
        this.links = new LinkWork(tools.order());
    }

    /** Writes everything that has changed. */
    public Result flush() {
        FlushCollector collector = new FlushCollector(context, tools.candidates(), tools.persist(), tools.remove());
        UpdateCallbacks callbacks = new UpdateCallbacks(tools.saves(), tools.order());
        collector.collect();
        while (callbacks.call(tools.candidates().of(context))) {
            collector.collectAgain();
        }
        List<Object> modified = tools.candidates().of(context);
        organise(context.pending().members(), modified, context.removed().members());
        List<Change> changes = new ArrayList<>(updates);
        changes.addAll(increments);
        InsertedReferences references = new InsertedReferences();
        Set<Object> inserted = Collections.newSetFromMap(new IdentityHashMap<>());
        inserted.addAll(inserts);
        links.give(inserted, references);
        run(planner().plan(inserts, changes, deletes, links, references));
        complete(modified);
        List<Object> rows = new ArrayList<>(inserts);
        rows.addAll(switched.keySet());
        List<Object> deleted = new ArrayList<>(deletes);
        deleted.addAll(switched.values());
        return new Result(
                collector.visited(),
                rows,
                changes.stream().map(Change::instance).toList(),
                deleted);
    }

    /**
     * Inserts some pending instances ahead of the flush, because the program asks for a key that only the database knows,
     * and with them whatever pending rows they refer to. Relationships that are not columns wait for the flush.
     */
    public Result insertNow(Object wanted) {
        RequiredRows required = new RequiredRows(wanted, tools.persist());
        for (Object instance : required.instances()) {
            inserts.add(instance);
            requireKey(instance);
        }
        run(planner().plan(inserts, updates, deletes, links, required.nulls()));
        for (Object instance : inserts) {
            Completion.insertedEarly(context, instance);
        }
        required.noteWaiting();
        return new Result(inserts.size(), List.copyOf(inserts), List.of(), List.of());
    }

    private FlushPlanner planner() {
        return new FlushPlanner(tools.order(), tools.saves(), tools.uniqueValues(), context);
    }

    /**
     * Calls the program's methods for what was done. To be called when the result has been noted for a rollback: one of
     * the methods may fail.
     */
    public void announce() {
        inserts.forEach(instance -> announce(LifecycleEvent.POST_PERSIST, instance));
        switched.keySet().forEach(instance -> announce(LifecycleEvent.POST_PERSIST, instance));
        for (Change update : updates) {
            if (!switched.containsKey(update.instance())) {
                announce(LifecycleEvent.POST_UPDATE, update.instance());
            }
        }
        deletes.forEach(instance -> announce(LifecycleEvent.POST_REMOVE, instance));
        switched.values().forEach(instance -> announce(LifecycleEvent.POST_REMOVE, instance));
    }

    private static void announce(LifecycleEvent event, Object instance) {
        mapper(instance).announce(event, instance);
    }

    private void organise(List<Object> pending, List<Object> modified, List<Object> removed) {
        Map<Object, Object> removedByIdentity = RowSwitch.index(removed);
        Set<Object> takenOver = Collections.newSetFromMap(new IdentityHashMap<>(0));
        for (Object instance : pending) {
            ReachabilityCheck.check(instance, true);
            requireKey(instance);
            Object former = RowSwitch.former(instance, removedByIdentity);
            if (former == null || takenOver.contains(former)) {
                requireFreeIdentity(instance);
                inserts.add(instance);
                links.addChanges(instance, true);
            } else {
                // The row stays and gets new content; the removed instance lets go of it.
                switched.put(instance, former);
                takenOver.add(former);
                updates.add(tools.saves().takeOver(instance, former));
                links.addChanges(instance, true);
            }
        }
        for (Object instance : removed) {
            if (Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT) {
                links.addDeleted(instance);
                if (!takenOver.contains(instance)) {
                    deletes.add(instance);
                }
            }
        }
        for (Object instance : modified) {
            InstanceState state = States.of(instance);
            if (Lifecycle.of(state) == Lifecycle.PERSISTENT && !Lifecycle.isMarked(state)) {
                requireSameKey(instance, state);
                ReachabilityCheck.check(instance, false);
                boolean linksChanged = links.addChanges(instance, false);
                Change change = tools.saves().change(instance, linksChanged);
                if (change != null) {
                    updates.add(change);
                }
            }
        }
        if (!tools.raised().isEmpty()) {
            addIncrements();
        }
    }

    private void addIncrements() {
        Set<Object> written = Collections.newSetFromMap(new IdentityHashMap<>());
        updates.forEach(change -> written.add(change.instance()));
        for (Object instance : tools.raised()) {
            InstanceState state = States.of(instance);
            if (context.isAttached(instance)
                    && Lifecycle.of(state) == Lifecycle.PERSISTENT
                    && !Lifecycle.isMarked(state)
                    && !written.contains(instance)) {
                increments.add(new Change(instance, new BitSet(), true));
            }
        }
    }

    /** The instances whose rows have a new version now: nobody else has written to them, or can before the commit. */
    public List<Object> versioned() {
        List<Object> found = new ArrayList<>(inserts);
        updates.stream().filter(Change::newVersion).forEach(change -> found.add(change.instance()));
        increments.forEach(change -> found.add(change.instance()));
        return found;
    }

    private static void requireKey(Object instance) {
        InstanceState state = States.of(instance);
        Mapper mapper = mapper(instance);
        if (Keys.of(mapper, instance) == null
                && !PersistOperation.isKeyPending(mapper, state)
                && !isKeyToCome(mapper, instance)) {
            throw PersistOperation.missingKey(mapper, instance);
        }
    }

    /** Whether other instances determine what the key lacks: they are inserted first. */
    private static boolean isKeyToCome(Mapper mapper, Object instance) {
        for (KeyPart part : mapper.id()) {
            KeyPart.Origin origin = part.origin();
            if (part.get(instance) == null
                    && (origin == null || origin.reference().get(instance) == null)) {
                return false;
            }
        }
        return true;
    }

    private void requireFreeIdentity(Object instance) {
        Mapper mapper = mapper(instance);
        Object key = PersistOperation.isKeyPending(mapper, States.of(instance)) ? null : Keys.of(mapper, instance);
        if (key != null && context.claim(mapper, key, instance) != instance) {
            throw new EntityConflictException(StateMessage.TAKEN_IDENTITY, Keys.describe(mapper, key));
        }
    }

    private static void requireSameKey(Object instance, InstanceState state) {
        Mapper mapper = mapper(instance);
        for (Attribute id : mapper.idAttributes()) {
            boolean taken = id instanceof ToOneAttribute && state.isLoaded(id.number()) && id.get(instance) == null;
            if (state.isChanged(id.number()) && (taken || !Objects.equals(state.key, Keys.of(mapper, instance)))) {
                throw new KeyException(StateMessage.CHANGED_KEY, Keys.describe(mapper, state.key));
            }
        }
    }

    // ---- running ---------------------------------------------------------------------------------------------------

    private void run(FlushPlan plan) {
        for (FlushPlan.FlushTask task : plan.tasks()) {
            run(task);
        }
    }

    private void run(FlushPlan.FlushTask task) {
        if (task instanceof FlushPlan.InsertTask insert) {
            tools.saves().insert(insert.instances(), insert.nulls());
            insert.instances().forEach(UnitOfWork::takeKey);
        } else if (task instanceof FlushPlan.UpdateTask update) {
            tools.saves().update(update.changes());
        } else if (task instanceof FlushPlan.PostUpdateTask update) {
            tools.saves().update(update.changes());
        } else if (task instanceof FlushPlan.ClearTask clear) {
            tools.saves().clear(clear.changes());
        } else if (task instanceof FlushPlan.UnlinkAllTask unlink) {
            tools.links().deleteAll(unlink.attribute(), unlink.owners());
        } else if (task instanceof FlushPlan.UnlinkTask unlink) {
            tools.links().delete(unlink.attribute(), unlink.links());
        } else if (task instanceof FlushPlan.RelinkTask relink) {
            tools.links().update(relink.attribute(), relink.links());
        } else if (task instanceof FlushPlan.LinkTask link) {
            tools.links().insert(link.attribute(), link.links());
        } else {
            FlushPlan.DeleteTask delete = (FlushPlan.DeleteTask) task;
            tools.deletes().delete(delete.instances(), delete.inOrder());
        }
    }

    /** From here on rows can refer to the instance. Taken back with the generated keys if the transaction fails. */
    private static void takeKey(Object instance) {
        States.of(instance).key = Keys.of(mapper(instance), instance);
    }

    // ---- completing ------------------------------------------------------------------------------------------------

    private void complete(List<Object> modified) {
        Completion.retainHandedOut(context);
        // Emptied first: nobody has to be looked for in it.
        context.pending().clear();
        for (Object instance : inserts) {
            Completion.inserted(context, instance);
        }
        switched.forEach((instance, former) -> {
            context.setDeleted(former);
            Completion.inserted(context, instance);
        });
        for (Object instance : modified) {
            Completion.updated(context, instance);
        }
        context.departures().clear();
        context.modified().clear();
        context.removed().clear();
        for (Object instance : deletes) {
            context.setDeleted(instance);
        }
    }

    private static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }
}
