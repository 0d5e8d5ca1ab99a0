package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.DeleteExecutor;
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
    private final FlushWork work;
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
        this.work = new FlushWork(tools);
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
            work.organise(involved);
        } else {
            work.organise(
                    context.pending().members(), modified, context.removed().members());
        }
        if (!work.isEmpty()) {
            tools.starting().run();
        }
        TaskRunner running = run(plan());
        work.removeFromDeletes(running.switched().values());
        complete(running);
        List<Object> rows = new ArrayList<>(running.inserted());
        rows.addAll(running.switched().keySet());
        List<Object> deleted = new ArrayList<>(work.deletes());
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
            work.insert(instance);
        }
        TaskRunner running = new TaskRunner(tools, required.nulls(), work.linked(), work.increments(), null);
        runner = running;
        running.run(planner()
                .plan(
                        work.inserts(),
                        List.of(),
                        List.of(),
                        work.links(),
                        required.nulls(),
                        cellsOf(required.instances())));
        for (Object instance : work.inserts()) {
            Completion.insertedEarly(context, instance);
        }
        required.noteWaiting();
        return new Result(work.inserts().size(), List.copyOf(work.inserts()), List.of(), List.of());
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
        work.giveLinks();
        Involvement involved = involvement;
        if (involved == null) {
            work.settle();
            return plan(RelationshipWork.NONE);
        }
        if (Dependencies.inOrderOfArrival(context.rules())) {
            FlushPlan plan = new ArrivalPlanner(involved.members(), involved.mattering(), tools.uniqueValues())
                    .plan(work.links());
            if (plan.isComplete() || context.rules().is(Switch.CIRCULAR_ROWS, Choices.CircularRows.FAIL)) {
                return plan;
            }
        }
        work.settle();
        RelationshipWork relationships = new RelationshipWork(involved.members(), involved.mattering(), tools.order());
        relationships.known().forEach(runner(null)::copy);
        work.addRows(relationships.rows());
        return plan(relationships);
    }

    private FlushPlan plan(RelationshipWork relationships) {
        return planner()
                .plan(work.inserts(), work.updates(), work.deletes(), work.links(), work.given(), relationships);
    }

    private TaskRunner runner(@Nullable FlushMembers members) {
        return new TaskRunner(tools, work.given(), work.linked(), work.increments(), members);
    }

    private TaskRunner run(FlushPlan plan) {
        TaskRunner running = runner(involvement == null ? null : involvement.members());
        work.settledTakeovers().forEach(running::noteSwitched);
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
            boolean isIncrement =
                    update.columns().isEmpty() && work.increments().contains(update.instance());
            if (!done.switched().containsKey(update.instance()) && !isIncrement) {
                announce(LifecycleEvent.POST_UPDATE, update.instance());
            }
        }
        work.deletes().forEach(instance -> announce(LifecycleEvent.POST_REMOVE, instance));
        done.switched().values().forEach(instance -> announce(LifecycleEvent.POST_REMOVE, instance));
    }

    private static void announce(LifecycleEvent event, Object instance) {
        Mapper.of(instance).announce(event, instance);
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
            work.saved().forEach(RowKeys::read);
        }
        Completion.retainHandedOut(context);
        List<Object> stillNew = work.deletes().isEmpty() ? List.of() : stillNew();
        // Emptied first: nobody has to be looked for in it.
        context.pending().clear();
        stillNew.forEach(context.pending()::add);
        Completion completion = new Completion(context, work.given());
        for (Object instance : done.inserted()) {
            completion.inserted(instance);
        }
        done.switched().forEach((instance, former) -> {
            context.setDeleted(former);
            completion.inserted(instance);
        });
        for (Object instance : work.saved()) {
            completion.updated(instance);
        }
        context.departures().clear();
        context.modified().clear();
        if (involvement == null) {
            context.removed().clear();
        } else {
            involvement.members().unmarked().forEach(context::unmark);
            work.deletes().forEach(context.removed()::remove);
            done.switched().values().forEach(context.removed()::remove);
        }
        work.deletes().forEach(context::setDeleted);
    }

    /** A row can be gone whose instance is new again: that one stays so. */
    private List<Object> stillNew() {
        List<Object> found = work.deletes().stream()
                .filter(instance -> Lifecycle.of(States.of(instance)) == Lifecycle.PENDING)
                .toList();
        work.removeFromDeletes(found);
        return found;
    }
}
