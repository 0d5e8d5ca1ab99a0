package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.States;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.unitofwork.Effects.KeyCopy;
import dev.athanor.internal.unitofwork.Effects.PostUpdate;
import dev.athanor.internal.unitofwork.FlushPlan.CellTask;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.KeyTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What relationships write, where rows are ordered by types: keys go into rows right before these are saved, links of owners that are
 * deleted go first, all others last. One per flush.
 */
final class RelationshipWork {
    /** Of a flush whose relationships write nothing but what {@link LinkWork} knows. */
    static final RelationshipWork NONE = new RelationshipWork();

    private final List<FlushTask> first = new ArrayList<>();
    private final Map<Integer, List<KeyCopy>> copies = new HashMap<>();
    private final List<FlushTask> links = new ArrayList<>();
    /** The keys that are written by statements of their own. */
    private final List<FlushTask> apart = new ArrayList<>();

    private final List<PostUpdate> late = new ArrayList<>();
    private final List<PostUpdate> early = new ArrayList<>();

    private RelationshipWork() {}

    RelationshipWork(FlushMembers members, List<Dependency> dependencies, FlushOrder order) {
        Effects effects = new Effects();
        for (Dependency dependency : dependencies) {
            dependency.processDeletes(members, members.of(dependency, true), effects);
            (dependency.rules().postUpdate() ? apart : first).addAll(effects.take());
        }
        for (Dependency dependency : dependencies) {
            dependency.processSaves(members, members.of(dependency, false), effects);
            for (FlushTask task : effects.take()) {
                if (dependency.rules().postUpdate()) {
                    apart.add(task);
                } else if (task instanceof KeyTask keys && dependency.holder() != null) {
                    copies.computeIfAbsent(order.group(dependency.holder()).position(), key -> new ArrayList<>())
                            .addAll(keys.copies());
                } else {
                    links.add(task);
                }
            }
        }
        early.addAll(effects.takePostUpdates(members::isDeleted));
        late.addAll(effects.takePostUpdates(row -> true));
    }

    /** What is written before anything else. */
    List<FlushTask> first() {
        return first;
    }

    /** The keys that rows of a group of types get, before they are saved. */
    List<FlushTask> before(int position) {
        List<KeyCopy> ofGroup = copies.getOrDefault(position, List.of());
        return ofGroup.isEmpty() ? List.of() : List.of(new KeyTask(ofGroup));
    }

    /** What is written when all rows are saved. */
    List<FlushTask> afterSaves() {
        List<FlushTask> tasks = new ArrayList<>(apart);
        if (!late.isEmpty()) {
            tasks.add(new CellTask(late));
        }
        tasks.addAll(links);
        return tasks;
    }

    /** What is written before rows are deleted. */
    List<FlushTask> beforeDeletes() {
        return early.isEmpty() ? List.of() : List.of(new CellTask(early));
    }

    /** Persistent instances whose rows get keys, unless the database writes them. */
    Set<Object> rows() {
        Set<Object> rows = Collections.newSetFromMap(new IdentityHashMap<>());
        List<KeyCopy> all = new ArrayList<>();
        copies.values().forEach(all::addAll);
        first.forEach(task -> {
            if (task instanceof KeyTask keys) {
                all.addAll(keys.copies());
            }
        });
        for (KeyCopy copy : all) {
            if (copy.change() != Effects.Change.HANDED_ON
                    && Lifecycle.of(States.of(copy.row())) == Lifecycle.PERSISTENT) {
                rows.add(copy.row());
            }
        }
        return rows;
    }

    /** The keys that are known already. */
    List<KeyCopy> known() {
        List<KeyCopy> known = new ArrayList<>();
        for (List<KeyCopy> ofGroup : copies.values()) {
            for (KeyCopy copy : ofGroup) {
                if (copy.source() == null || States.of(copy.source()).key != null) {
                    known.add(copy);
                }
            }
        }
        return known;
    }
}
