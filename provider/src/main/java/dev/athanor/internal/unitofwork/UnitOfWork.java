package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.DeleteExecutor;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.mutation.LinkExecutor;
import dev.athanor.internal.mutation.RowChange;
import dev.athanor.internal.mutation.RowChanges;
import dev.athanor.internal.mutation.RowKeys;
import dev.athanor.internal.mutation.SaveExecutor;
import dev.athanor.internal.mutation.UniqueValues;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.operation.RemoveOperation;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
     * @param changes finds out which columns of rows are written
     * @param saves writes new and changed rows
     * @param deletes deletes rows
     * @param links writes the rows of collections
     * @param uniqueValues tells which deletes must go before what takes their place
     * @param raised instances whose versions go up in any case
     * @param starting told once when there are instances to write, whether any of their rows turns out to have changed or not
     */
    public record Tools(
            PersistenceContext context,
            FlushCandidates candidates,
            FlushOrder order,
            PersistOperation persist,
            RemoveOperation remove,
            RowChanges changes,
            SaveExecutor saves,
            DeleteExecutor deletes,
            LinkExecutor links,
            UniqueValues uniqueValues,
            List<Object> raised,
            Runnable starting) {}

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
    private final Dependencies dependencies;
    private final KeyCheck keys;
    private final List<Object> inserts = new ArrayList<>();
    private final List<RowChange> updates = new ArrayList<>();
    /** Updates of versions and nothing else, which are no updates to the program's callbacks. */
    private final Set<Object> increments = Collections.newSetFromMap(new IdentityHashMap<>(0));

    /** Persistent instances that stay. */
    private List<Object> saved = List.of();

    private final List<Object> deletes = new ArrayList<>();
    private final LinkWork links;
    private final GivenValues given = new GivenValues();
    /** Persistent instances of which a link has changed, which counts for their versions. */
    private final Set<Object> linked = Collections.newSetFromMap(new IdentityHashMap<>(0));

    /** New instances with the removed ones whose rows they take over, as far as that was known when the flush was planned. */
    private final IdentityHashMap<Object, Object> switchedBefore = new IdentityHashMap<>(0);

    private @Nullable Involvement involvement;
    private @Nullable TaskRunner runner;

    /**
     * Prepares a flush.
     *
     * @param tools what it works with
     */
    public UnitOfWork(Tools tools) {
        this.tools = tools;
        this.context = tools.context();
        this.dependencies = tools.order().dependencies();
        this.keys = new KeyCheck(context);
        this.links = new LinkWork(tools.order(), context.rules());
    }

    /** Writes everything that has changed. */
    public Result flush() {
        FlushCollector collector = new FlushCollector(context, tools.candidates(), tools.persist(), tools.remove());
        UpdateCallbacks callbacks = new UpdateCallbacks(tools.changes(), tools.order(), context.rules());
        collector.collect();
        while (callbacks.call(tools.candidates().of(context))) {
            collector.collectAgain();
        }
        List<Object> modified = tools.candidates().of(context);
        if (dependencies.isUsed(context.rules())) {
            Involvement involved = new Involvement(context, dependencies, tools.remove());
            involved.find(modified);
            involvement = involved;
            organise(involved.members());
        } else {
            organise(context.pending().members(), modified, context.removed().members());
        }
        if (!(saved.isEmpty() && inserts.isEmpty() && deletes.isEmpty())) {
            tools.starting().run();
        }
        TaskRunner running = run(plan());
        withoutDeletes(running.switched().values());
        complete(running);
        List<Object> rows = new ArrayList<>(running.inserted());
        rows.addAll(running.switched().keySet());
        List<Object> deleted = new ArrayList<>(deletes);
        deleted.addAll(running.switched().values());
        return new Result(
                collector.visited(),
                rows,
                running.updated().stream().map(RowChange::instance).toList(),
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
            keys.requireKey(instance);
        }
        TaskRunner running = new TaskRunner(tools, required.nulls(), linked, increments, null);
        runner = running;
        running.run(
                planner().plan(inserts, List.of(), List.of(), links, required.nulls(), cellsOf(required.instances())));
        for (Object instance : inserts) {
            Completion.insertedEarly(context, instance);
        }
        required.noteWaiting();
        return new Result(inserts.size(), List.copyOf(inserts), List.of(), List.of());
    }

    /** The keys that rows get which are inserted ahead of the flush. */
    private RelationshipWork cellsOf(List<Object> instances) {
        if (!dependencies.isUsed(context.rules())) {
            return RelationshipWork.NONE;
        }
        FlushMembers members = new FlushMembers(context, tools.remove());
        Set<Dependency> references = new LinkedHashSet<>();
        for (Object instance : instances) {
            members.add(instance, FlushMembers.Role.SAVED);
            for (Dependency dependency : dependencies.of(Mapper.of(instance), context.rules())) {
                if (dependency instanceof ManyToOneDependency) {
                    references.add(dependency);
                }
            }
        }
        return new RelationshipWork(members, List.copyOf(references), tools.order());
    }

    private FlushPlanner planner() {
        return new FlushPlanner(tools.order(), tools.changes(), tools.uniqueValues(), context);
    }

    private FlushPlan plan() {
        Involvement involved = involvement;
        IdentityHashMap<Object, Object> takeovers = RowSwitch.among(inserts, deletes);
        Set<Object> inserted = Collections.newSetFromMap(new IdentityHashMap<>());
        inserted.addAll(inserts);
        takeovers.keySet().forEach(inserted::remove);
        links.give(inserted, given);
        if (involved == null) {
            settle(takeovers);
            return planner().plan(inserts, updates, deletes, links, given, RelationshipWork.NONE);
        }
        if (Dependencies.inOrderOfArrival(context.rules())) {
            FlushPlan plan =
                    new ArrivalPlanner(involved.members(), involved.mattering(), tools.uniqueValues()).plan(links);
            if (plan.isComplete() || context.rules().is(Switch.CIRCULAR_ROWS, Choices.CircularRows.FAIL)) {
                return plan;
            }
        }
        settle(takeovers);
        RelationshipWork work = new RelationshipWork(involved.members(), involved.mattering(), tools.order());
        return planner().plan(inserts, changes(work), deletes, links, given, work);
    }

    /** Decides what the order by batches knows before anything is written: which rows are taken over, and which columns differ. */
    private void settle(IdentityHashMap<Object, Object> takeovers) {
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
            switchedBefore.putAll(takeovers);
            inserts.removeIf(takeovers::containsKey);
            withoutDeletes(takeovers.values());
        }
        addChanges();
    }

    /** The rows of some removed instances have gone to others. */
    private void withoutDeletes(Collection<Object> formers) {
        if (!formers.isEmpty()) {
            Set<Object> gone = Collections.newSetFromMap(new IdentityHashMap<>());
            gone.addAll(formers);
            deletes.removeIf(gone::contains);
        }
    }

    /** What is to be updated as far as it is known by now, and what others may turn out to write. */
    private List<RowChange> changes(RelationshipWork work) {
        TaskRunner early = new TaskRunner(tools, given, linked, increments, null);
        work.known().forEach(early::copy);
        Set<Object> rows = work.rows();
        updates.removeIf(change -> rows.contains(change.instance()));
        for (Object row : rows) {
            RowChange change = tools.changes().change(row, linked.contains(row), given);
            updates.add(change == null ? new RowChange(row, new BitSet(), false) : change);
        }
        return updates;
    }

    private TaskRunner run(FlushPlan plan) {
        TaskRunner running =
                new TaskRunner(tools, given, linked, increments, involvement == null ? null : involvement.members());
        switchedBefore.forEach(running::noteSwitched);
        runner = running;
        running.run(plan);
        return running;
    }

    /**
     * Calls the program's methods for what was done. To be called when the result has been noted for a rollback: one of
     * the methods may fail.
     */
    public void announce() {
        TaskRunner done = runner;
        if (done == null) {
            return;
        }
        done.inserted().forEach(instance -> announce(LifecycleEvent.POST_PERSIST, instance));
        done.switched().keySet().forEach(instance -> announce(LifecycleEvent.POST_PERSIST, instance));
        for (RowChange update : done.updated()) {
            boolean isIncrement = update.columns().isEmpty() && increments.contains(update.instance());
            if (!done.switched().containsKey(update.instance()) && !isIncrement) {
                announce(LifecycleEvent.POST_UPDATE, update.instance());
            }
        }
        deletes.forEach(instance -> announce(LifecycleEvent.POST_REMOVE, instance));
        done.switched().values().forEach(instance -> announce(LifecycleEvent.POST_REMOVE, instance));
    }

    private static void announce(LifecycleEvent event, Object instance) {
        Mapper.of(instance).announce(event, instance);
    }

    /** Sorts out those who take part, with those that relationships have brought in. */
    private void organise(FlushMembers members) {
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
        for (Dependency dependency : Objects.requireNonNull(involvement).mattering()) {
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

    private void organise(List<Object> pending, List<Object> present, List<Object> removed) {
        boolean checks = context.rules().is(Switch.UNSAVED_REFERENCE, Choices.UnsavedReference.FAIL);
        saved = present;
        for (Object instance : pending) {
            if (checks) {
                ReachabilityCheck.check(instance, true);
            }
            keys.requireKey(instance);
            inserts.add(instance);
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

    /** The instances whose rows have a new version now: nobody else has written to them, or can before the commit. */
    public List<Object> versioned() {
        TaskRunner done = Objects.requireNonNull(runner);
        List<Object> found = new ArrayList<>(done.inserted());
        done.updated().stream().filter(RowChange::newVersion).forEach(change -> found.add(change.instance()));
        return found;
    }

    private void complete(TaskRunner done) {
        if (involvement != null) {
            // Instances that are to be read anew are found by keys that they do not know for certain.
            saved.forEach(RowKeys::read);
        }
        Completion.retainHandedOut(context);
        // A row can be gone whose instance is new again: that one stays so.
        List<Object> stillNew = deletes.stream()
                .filter(instance -> Lifecycle.of(States.of(instance)) == Lifecycle.PENDING)
                .toList();
        deletes.removeAll(stillNew);
        // Emptied first: nobody has to be looked for in it.
        context.pending().clear();
        stillNew.forEach(context.pending()::add);
        Completion completion = new Completion(context, given);
        for (Object instance : done.inserted()) {
            completion.inserted(instance);
        }
        done.switched().forEach((instance, former) -> {
            context.setDeleted(former);
            completion.inserted(instance);
        });
        for (Object instance : saved) {
            completion.updated(instance);
        }
        context.departures().clear();
        context.modified().clear();
        if (involvement == null) {
            context.removed().clear();
        } else {
            involvement.members().unmarked().forEach(context::unmark);
            deletes.forEach(context.removed()::remove);
            done.switched().values().forEach(context.removed()::remove);
        }
        deletes.forEach(context::setDeleted);
    }
}
