package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.mutation.RowChange;
import dev.athanor.internal.mutation.RowChanges;
import dev.athanor.internal.mutation.UniqueValues;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.unitofwork.FlushPlan.ClearTask;
import dev.athanor.internal.unitofwork.FlushPlan.DeleteTask;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.InsertTask;
import dev.athanor.internal.unitofwork.FlushPlan.PostUpdateTask;
import dev.athanor.internal.unitofwork.FlushPlan.UpdateTask;
import dev.athanor.message.CircularDependencyException;
import dev.athanor.message.FlushException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Second part of a flush: puts what takes part into an order that foreign keys accept. Types are ordered by the
 * factory's {@link FlushOrder}; instances are looked at only where types refer to each other in a circle. Updates of a
 * type precede its inserts, new rows of join tables follow both their ends, deletes come last and in reverse; before all
 * of that go rows of join tables that nobody refers to, and deletes that make room for unique values.
 */
final class FlushPlanner {
    private final FlushOrder order;
    private final RowChanges rowChanges;
    private final UniqueValues uniqueValues;
    private final PersistenceContext context;

    FlushPlanner(FlushOrder order, RowChanges rowChanges, UniqueValues uniqueValues, PersistenceContext context) {
        this.order = order;
        this.rowChanges = rowChanges;
        this.uniqueValues = uniqueValues;
        this.context = context;
    }

    /**
     * Makes the plan.
     *
     * @param inserts instances to insert, in the order of their arrival
     * @param updates changes of rows
     * @param deletes instances to delete
     * @param links what happens to rows of join tables
     * @param nulls references that are inserted as null; those that close circles are added
     * @param relationships what relationships write
     */
    FlushPlan plan(
            Collection<Object> inserts,
            List<RowChange> updates,
            Collection<Object> deletes,
            LinkWork links,
            GivenValues nulls,
            RelationshipWork relationships) {
        List<FlushTask> tasks = new ArrayList<>(links.removals());
        tasks.addAll(relationships.first());
        EarlyDeletes early = new EarlyDeletes(early(inserts, updates, deletes), updates, rowChanges, context);
        tasks.addAll(early.before());
        addDeletes(early.instances(), tasks);
        Map<Integer, List<Object>> insertGroups = grouped(inserts, Function.identity());
        Map<Integer, List<RowChange>> updateGroups =
                grouped(early.isNone() ? updates : without(updates, early::updates), RowChange::instance);
        Set<Integer> positions = new TreeSet<>(insertGroups.keySet());
        positions.addAll(updateGroups.keySet());
        List<RowChange> late = new ArrayList<>();
        for (int position : positions) {
            List<RowChange> changes = updateGroups.get(position);
            List<Object> group = insertGroups.getOrDefault(position, List.of());
            // An update inside a circle of types may refer to a row that is still to be inserted.
            boolean updatesLast = changes != null && !group.isEmpty() && isCyclic(group.get(0));
            List<FlushTask> keys = relationships.before(position);
            tasks.addAll(keys);
            if (changes != null && !updatesLast) {
                tasks.add(new UpdateTask(changes));
            }
            addInserts(group, nulls, keys, tasks, late);
            if (updatesLast) {
                tasks.addAll(keys);
                tasks.add(new UpdateTask(Objects.requireNonNull(changes)));
            }
            if (!late.isEmpty()) {
                tasks.addAll(keys);
                tasks.add(new PostUpdateTask(List.copyOf(late)));
                late.clear();
            }
        }
        tasks.addAll(links.additions());
        tasks.addAll(relationships.afterSaves());
        tasks.addAll(relationships.beforeDeletes());
        addDeletes(early.isNone() ? deletes : without(deletes, early::deletes), tasks);
        return new FlushPlan(tasks);
    }

    private static <T> Collection<T> without(Collection<T> all, Predicate<T> early) {
        return all.stream().filter(each -> !early.test(each)).toList();
    }

    /** Deletes that make room for unique values, and the deletes of rows that refer to theirs. */
    private Set<Object> early(Collection<Object> inserts, List<RowChange> updates, Collection<Object> deletes) {
        if (deletes.isEmpty() || !context.rules().isOn(Switch.UNIQUE_AWARE)) {
            return Set.of();
        }
        List<Object> saved = new ArrayList<>(inserts);
        updates.forEach(change -> saved.add(change.instance()));
        Set<Object> early = Collections.newSetFromMap(new IdentityHashMap<>(0));
        uniqueValues.handovers(saved, deletes).forEach(handover -> early.add(handover.holder()));
        if (!early.isEmpty()) {
            InstanceOrder references = deletes(deletes, false);
            early.addAll(references.referringTo(early));
        }
        return early;
    }

    private <T> Map<Integer, List<T>> grouped(Collection<T> work, Function<T, Object> instance) {
        Map<Integer, List<T>> groups = new TreeMap<>();
        for (T each : work) {
            int position = order.group(Mapper.of(instance.apply(each))).position();
            groups.computeIfAbsent(position, key -> new ArrayList<>()).add(each);
        }
        return groups;
    }

    private boolean isCyclic(Object instance) {
        return order.group(Mapper.of(instance)).cyclic();
    }

    private void addInserts(
            List<Object> group, GivenValues nulls, List<FlushTask> keys, List<FlushTask> tasks, List<RowChange> late) {
        if (group.isEmpty()) {
            return;
        }
        if (!isCyclic(group.get(0))) {
            tasks.add(new InsertTask(group, nulls));
            return;
        }
        InstanceOrder levels =
                new InstanceOrder(group, this::heldTarget, path -> ManyToOneDependency.isApart(path, false), false);
        for (InstanceOrder.Back back : levels.backReferences()) {
            late.add(rowChanges.reference(back.from(), broken(back)));
            nulls.add(back.from(), back.path().attribute());
        }
        if (isOneBatch(group)) {
            tasks.add(new InsertTask(
                    levels.levels().stream().flatMap(List::stream).toList(), nulls));
        } else {
            levels.levels().forEach(level -> {
                // The rows of one level refer to those before it, whose keys are known only now.
                tasks.addAll(keys);
                tasks.add(new InsertTask(level, nulls));
            });
        }
    }

    /**
     * Whether levels need not be sent apart: the rows of a batch are inserted in order, so rows of one table can refer to
     * earlier rows of the same batch, provided that keys are known before.
     */
    private static boolean isOneBatch(List<Object> group) {
        return isOneTable(group) && Mapper.of(group.get(0)).keyGeneration().kind() != KeyGeneration.Kind.IDENTITY;
    }

    private static boolean isOneTable(List<Object> group) {
        Mapper first = Mapper.of(group.get(0));
        return first.tables().size() == 1 && group.stream().allMatch(instance -> Mapper.of(instance) == first);
    }

    private void addDeletes(Collection<Object> deletes, List<FlushTask> tasks) {
        List<List<Object>> groups =
                new ArrayList<>(grouped(deletes, Function.<Object>identity()).values());
        for (int i = groups.size() - 1; i >= 0; i--) {
            List<Object> group = groups.get(i);
            if (!isCyclic(group.get(0))) {
                tasks.add(new DeleteTask(group, false, false));
                continue;
            }
            InstanceOrder levels = deletes(group, order.selfReferencesKeepRows());
            List<RowChange> early = new ArrayList<>();
            for (InstanceOrder.Back back : levels.backReferences()) {
                early.add(rowChanges.reference(back.from(), broken(back)));
            }
            if (!early.isEmpty()) {
                tasks.add(new ClearTask(early));
            }
            List<List<Object>> reversed = new ArrayList<>(levels.levels());
            Collections.reverse(reversed);
            if (isOneTable(group)) {
                tasks.add(new DeleteTask(reversed.stream().flatMap(List::stream).toList(), true, false));
            } else {
                reversed.forEach(level -> tasks.add(new DeleteTask(level, false, false)));
            }
        }
    }

    private InstanceOrder deletes(Collection<Object> instances, boolean itself) {
        return new InstanceOrder(instances, this::heldTarget, path -> ManyToOneDependency.isApart(path, true), itself);
    }

    /** The reference that is null in between, where a circle may be broken. */
    private AssociationPath broken(InstanceOrder.Back back) {
        ToOneAttribute toOne = (ToOneAttribute) back.path().attribute();
        if (context.rules().is(Switch.CIRCULAR_ROWS, Choices.CircularRows.FAIL)
                && !toOne.rules().postUpdate()) {
            throw new CircularDependencyException(StateMessage.CIRCULAR_DEPENDENCY, Keys.describe(back.from()));
        }
        if (!toOne.isNullable()) {
            throw new FlushException(StateMessage.CIRCULAR_ROWS, Keys.describe(back.from()), toOne);
        }
        return back.path();
    }

    private @Nullable Object heldTarget(InstanceOrder.HeldReference reference) {
        Object key = ForeignKeys.current(reference.from(), reference.attribute());
        return key == null || key == InstanceState.NOT_LOADED
                ? null
                : context.identityMap().get(reference.attribute().target(), key);
    }
}
