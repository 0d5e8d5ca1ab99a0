package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.Mapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one flush and what must come before what. Actions are first those of all instances of a hierarchy or of a whole
 * relationship; only those that wait for each other in a circle are taken apart into actions of single instances. Whatever waits for
 * nothing comes first, all of it together, then what waited for that, and so on. SQLAlchemy 2.0, {@code unitofwork.py}, for its
 * behaviour.
 */
final class ActionGraph {
    /** Actions of the same kind for the same type that are carried out together. */
    record Step(Action first, List<Object> instances) {}

    /**
     * The actions that one instance and one at the far end of a relationship are ordered with.
     *
     * @param owner saves or deletes the instance
     * @param process processes the relationship of the instance
     * @param target saves or deletes the one at the far end; null if nobody does
     * @param deleted whether the instance is deleted
     * @param targetDeleted whether the one at the far end is
     */
    record Between(Action owner, Action process, @Nullable Action target, boolean deleted, boolean targetDeleted) {}

    /**
     * The actions that a relationship orders, of all instances of both types.
     *
     * @param ownerSaves saves owners
     * @param ownerDeletes deletes owners
     * @param targetSaves saves those at the far end
     * @param targetDeletes deletes those at the far end
     * @param afterSave processes the relationship of owners that are saved
     * @param beforeDelete processes the relationship of owners that are deleted
     */
    record Around(
            Action ownerSaves,
            Action ownerDeletes,
            Action targetSaves,
            Action targetDeletes,
            Action afterSave,
            Action beforeDelete) {}

    private record Key(Action.Kind kind, Object subject, boolean deleted) {}

    private record Edge(Action before, Action after) {}

    private final FlushMembers members;
    private final Map<Key, Action> actions = new LinkedHashMap<>();
    private final Map<Action, Map<Object, Action>> single = new HashMap<>();
    private final List<Action> singles = new ArrayList<>();
    private final Map<Mapper, Set<Dependency>> processed = new HashMap<>();
    private final Map<Mapper, Set<Object>> deletedFirst = new HashMap<>();
    private Set<Edge> edges = new LinkedHashSet<>();
    private Set<Action> circle = Set.of();

    ActionGraph(FlushMembers members) {
        this.members = members;
    }

    /** Saves all instances of a hierarchy. */
    Action saves(Mapper mapper) {
        return action(Action.Kind.SAVE, mapper.root(), null, false);
    }

    /** Deletes all instances of a hierarchy. */
    Action deletes(Mapper mapper) {
        return action(Action.Kind.DELETE, mapper.root(), null, true);
    }

    /** Updates foreign keys of a hierarchy that are written by statements of their own. */
    Action postUpdates(Mapper mapper, boolean deleted) {
        return action(Action.Kind.POST_UPDATE, mapper.root(), null, deleted);
    }

    /** What a relationship orders. */
    Around around(Dependency dependency) {
        return new Around(
                saves(dependency.owner()),
                deletes(dependency.owner()),
                saves(dependency.target()),
                deletes(dependency.target()),
                process(dependency, false),
                process(dependency, true));
    }

    /** Processes a relationship of all instances that are saved, or of those that are deleted. */
    Action process(Dependency dependency, boolean deleted) {
        if (dependency.isTakenApart()) {
            processed
                    .computeIfAbsent(dependency.owner().root(), key -> new LinkedHashSet<>())
                    .add(dependency);
        }
        return action(Action.Kind.PROCESS, null, dependency, deleted);
    }

    private Action action(Action.Kind kind, @Nullable Mapper root, @Nullable Dependency dependency, boolean deleted) {
        Object subject = root == null ? Objects.requireNonNull(dependency) : root;
        return actions.computeIfAbsent(
                new Key(kind, subject, deleted), key -> new Action(kind, root, dependency, deleted, null));
    }

    /** One action must come before another one; nothing is said if one of them does not exist. */
    void edge(@Nullable Action before, @Nullable Action after) {
        if (before != null && after != null) {
            edges.add(new Edge(before, after));
        }
    }

    /** The row of one instance must go before that of another one is saved, which their types alone do not demand. */
    void deleteFirst(Object deleted, Object saved) {
        Action deletes = deletes(Mapper.of(deleted));
        Action saves = saves(Mapper.of(saved));
        // Rows of a type are saved before others of it are deleted: with this the type is taken apart.
        edge(deletes, saves);
        edge(one(deletes, deleted), one(saves, saved));
        deletedFirst
                .computeIfAbsent(
                        Objects.requireNonNull(deletes.root()),
                        root -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(deleted);
    }

    /** Whether an action is about a single instance because relationships demand it, rather than to make room for another row. */
    boolean isApartForRelationships(Action action) {
        return action.instance() != null && (action.root() == null || !deletedFirst.containsKey(action.root()));
    }

    private Action one(Action all, Object instance) {
        Map<Object, Action> ofAll = single.computeIfAbsent(all, key -> new IdentityHashMap<>());
        Action known = ofAll.get(instance);
        if (known == null) {
            known = new Action(all.kind(), all.root(), all.dependency(), all.isDeleted(), instance);
            ofAll.put(instance, known);
            singles.add(known);
        }
        return known;
    }

    private void takeApart() {
        circle = inCircles();
        if (circle.isEmpty()) {
            return;
        }
        Map<Action, List<Action>> parts = new HashMap<>();
        for (Action action : circle) {
            parts.put(action, parts(action));
        }
        Set<Edge> rewritten = new LinkedHashSet<>();
        for (Edge edge : edges) {
            if (edge.before().isDisabled()
                    || edge.after().isDisabled()
                    || circle.contains(edge.before()) && circle.contains(edge.after())) {
                continue;
            }
            if (circle.contains(edge.before())) {
                parts.getOrDefault(edge.before(), List.of())
                        .forEach(part -> rewritten.add(new Edge(part, edge.after())));
            } else if (circle.contains(edge.after())) {
                parts.getOrDefault(edge.after(), List.of())
                        .forEach(part -> rewritten.add(new Edge(edge.before(), part)));
            } else {
                rewritten.add(edge);
            }
        }
        edges = rewritten;
    }

    /** The actions of single instances in place of one that is in a circle. */
    private List<Action> parts(Action action) {
        if (action.kind() != Action.Kind.SAVE && action.kind() != Action.Kind.DELETE) {
            // A relationship is taken apart with the instances that it is about.
            return List.of();
        }
        Mapper root = Objects.requireNonNull(action.root());
        List<Object> instances = members.of(root, action.isDeleted());
        Set<Object> first = deletedFirst.getOrDefault(root, Set.of());
        List<Action> parts = new ArrayList<>();
        for (Object instance : instances) {
            Action part = one(action, instance);
            parts.add(part);
            if (!action.isDeleted()) {
                if (first.isEmpty()) {
                    edge(part, deletes(root));
                }
            } else if (!first.contains(instance)) {
                edge(saves(root), part);
            }
        }
        for (Dependency dependency : processed.getOrDefault(root, Set.of())) {
            for (Object instance : instances) {
                if (members.isOf(instance, dependency)) {
                    order(dependency, action, instance);
                }
            }
            process(dependency, action.isDeleted()).disable();
        }
        return parts;
    }

    private void order(Dependency dependency, Action all, Object instance) {
        List<@Nullable Object> targets = dependency.pending(members, instance, all.isDeleted());
        if (targets.isEmpty()) {
            return;
        }
        Action process = one(process(dependency, all.isDeleted()), instance);
        Action owner = one(all, instance);
        Action targetSaves = saves(dependency.target());
        Action targetDeletes = deletes(dependency.target());
        if (!circle.contains(targetSaves)) {
            dependency.order(this, new Between(owner, process, targetSaves, all.isDeleted(), false));
            dependency.order(this, new Between(owner, process, targetDeletes, all.isDeleted(), true));
            return;
        }
        for (Object target : targets) {
            if (target == null || !members.contains(target)) {
                dependency.order(this, new Between(owner, process, null, all.isDeleted(), false));
                continue;
            }
            boolean targetDeleted = members.isDeleted(target);
            Action action = one(targetDeleted ? targetDeletes : targetSaves, target);
            dependency.order(this, new Between(owner, process, action, all.isDeleted(), targetDeleted));
        }
    }

    /** The actions that wait for themselves. All of them are about whole types, of which there are few. */
    private Set<Action> inCircles() {
        List<Action> all = new ArrayList<>(actions.values());
        Map<Action, Integer> numbers = new HashMap<>();
        List<Set<Integer>> before = new ArrayList<>();
        for (Action action : all) {
            numbers.put(action, numbers.size());
            before.add(new LinkedHashSet<>());
        }
        for (Edge edge : edges) {
            Integer number = numbers.get(edge.before());
            Integer after = numbers.get(edge.after());
            if (number != null && after != null) {
                before.get(after).add(number);
            }
        }
        Circles.Group[] groups = Circles.of(all.size(), before::get);
        Set<Action> found = new LinkedHashSet<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i].cyclic()) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    /**
     * Carries out everything in order, as far as there is one.
     *
     * @param visitor takes the steps
     * @return the instances whose actions wait for each other; empty if all could be ordered
     */
    List<Object> inOrder(Consumer<Step> visitor) {
        takeApart();
        List<Action> all = new ArrayList<>();
        for (Action action : actions.values()) {
            if (!action.isDisabled() && !circle.contains(action)) {
                all.add(action);
            }
        }
        all.addAll(singles);
        all.sort(Action.BY_NAME);
        IdentityHashMap<Action, List<Action>> after = new IdentityHashMap<>();
        IdentityHashMap<Action, Integer> waiting = new IdentityHashMap<>();
        Set<Action> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(all);
        for (Edge edge : edges) {
            if (known.contains(edge.before()) && known.contains(edge.after())) {
                after.computeIfAbsent(edge.before(), key -> new ArrayList<>()).add(edge.after());
                waiting.merge(edge.after(), 1, Integer::sum);
            }
        }
        List<Action> free =
                all.stream().filter(action -> !waiting.containsKey(action)).toList();
        while (!free.isEmpty()) {
            free.forEach(known::remove);
            together(free).forEach(visitor);
            List<Action> next = new ArrayList<>();
            for (Action action : free) {
                for (Action waits : after.getOrDefault(action, List.of())) {
                    if (waiting.merge(waits, -1, Integer::sum) == 0) {
                        next.add(waits);
                    }
                }
            }
            next.sort(Action.BY_NAME);
            free = next;
        }
        List<Object> left = new ArrayList<>();
        for (Action action : all) {
            if (known.contains(action) && action.instance() != null) {
                left.add(action.instance());
            }
        }
        return left;
    }

    /** Actions of single instances that are alike are carried out together. */
    private List<Step> together(Collection<Action> free) {
        List<Step> steps = new ArrayList<>();
        for (Action action : free) {
            Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (action.instance() == null) {
                steps.add(new Step(action, all(action)));
            } else if (last != null && last.first().isAlike(action)) {
                last.instances().add(action.instance());
            } else {
                List<Object> instances = new ArrayList<>();
                instances.add(action.instance());
                steps.add(new Step(action, instances));
            }
        }
        return steps;
    }

    private List<Object> all(Action action) {
        if (action.root() != null) {
            return members.of(action.root(), action.isDeleted());
        }
        return members.of(Objects.requireNonNull(action.dependency()), action.isDeleted());
    }
}
