package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.UniqueValues;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.unitofwork.ActionGraph.Step;
import dev.athanor.internal.unitofwork.Effects.PostUpdate;
import dev.athanor.internal.unitofwork.FlushPlan.CellTask;
import dev.athanor.internal.unitofwork.FlushPlan.CircleTask;
import dev.athanor.internal.unitofwork.FlushPlan.DeleteTask;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.SaveTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Plans a flush in which rows are written in the order in which they came, and nothing is ordered but what relationships demand: what
 * {@link FlushPlanner} does where rows are written in as few batches as possible. SQLAlchemy 2.0, "unit of work".
 */
final class ArrivalPlanner {
    private final FlushMembers members;
    private final List<Dependency> dependencies;
    private final UniqueValues uniqueValues;
    private final ActionGraph graph;
    private final Effects effects = new Effects();
    private final List<FlushTask> tasks = new ArrayList<>();

    ArrivalPlanner(FlushMembers members, List<Dependency> dependencies, UniqueValues uniqueValues) {
        this.members = members;
        this.dependencies = dependencies;
        this.uniqueValues = uniqueValues;
        this.graph = new ActionGraph(members);
    }

    /**
     * Makes the plan.
     *
     * @param links what happens to rows of collections that no relationship's rules are about
     */
    FlushPlan plan(LinkWork links) {
        for (Mapper type : members.types()) {
            graph.edge(graph.saves(type), graph.deletes(type));
        }
        dependencies.forEach(dependency -> dependency.order(graph));
        if (members.rules().isOn(Switch.UNIQUE_AWARE)) {
            makeRoom();
        }
        tasks.addAll(links.removals());
        List<Object> left = graph.inOrder(this::add);
        if (!left.isEmpty()) {
            tasks.add(new CircleTask(left.get(0)));
        }
        tasks.addAll(links.additions());
        return new FlushPlan(tasks);
    }

    /** Rows that free unique values go before those that take them. Those that are taken over with their keys stay. */
    private void makeRoom() {
        List<Object> saved = new ArrayList<>();
        Set<Object> deleted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object instance : members.all()) {
            if (members.isDeleted(instance)) {
                deleted.add(instance);
            } else if (members.isSaved(instance)) {
                saved.add(instance);
            }
        }
        List<Object> added = saved.stream()
                .filter(instance -> Lifecycle.of(States.of(instance)) == Lifecycle.PENDING)
                .toList();
        deleted.removeAll(RowSwitch.among(added, deleted, members.rules()).values());
        uniqueValues
                .handovers(saved, deleted)
                .forEach(handover -> graph.deleteFirst(handover.holder(), handover.taker()));
    }

    private void add(Step step) {
        List<Object> instances = step.instances();
        if (instances.isEmpty()) {
            return;
        }
        switch (step.first().kind()) {
            case SAVE -> tasks.add(new SaveTask(instances));
            // Where relationships order rows one by one, the reference does not ask who has taken them over.
            case DELETE -> tasks.add(new DeleteTask(instances, false, graph.isApartForRelationships(step.first())));
            case PROCESS -> {
                Dependency dependency = Objects.requireNonNull(step.first().dependency());
                if (step.first().isDeleted()) {
                    dependency.processDeletes(members, instances, effects);
                } else {
                    dependency.processSaves(members, instances, effects);
                }
                tasks.addAll(effects.take());
            }
            case POST_UPDATE -> {
                Mapper root = Objects.requireNonNull(step.first().root());
                List<PostUpdate> updates =
                        effects.takePostUpdates(row -> Mapper.of(row).root() == root
                                && members.isDeleted(row) == step.first().isDeleted());
                if (!updates.isEmpty()) {
                    tasks.add(new CellTask(updates));
                }
            }
        }
    }
}
