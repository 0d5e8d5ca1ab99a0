package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.state.PassiveMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Orders instances whose types refer to each other in a circle: into levels, each of which refers to earlier levels
 * only, so that a level can still be sent in batches. References that close a circle of instances are reported and
 * must be written by a second statement; references that cannot be null are the last to be chosen for that. Linear in
 * instances and references; no recursion, because chains can be long.
 */
final class InstanceOrder {
    /** A reference that cannot be satisfied by order: its column is written after both rows exist. */
    record Back(Object from, AssociationPath path) {}

    /** A reference of which only the key is in memory. */
    record HeldReference(Object from, ToOneAttribute attribute) {}

    private record Reference(AssociationPath path, Node target) {
        boolean isNullable() {
            return ((ToOneAttribute) path.attribute()).isNullable();
        }
    }

    private static final class Node {
        final Object instance;
        List<Reference> references = List.of();
        int next;
        int level;
        boolean open;
        boolean done;

        Node(Object instance) {
            this.instance = instance;
        }
    }

    private final Function<HeldReference, @Nullable Object> held;
    private final Predicate<AssociationPath> apart;
    private final boolean itself;
    private final List<List<Object>> levels = new ArrayList<>();
    private List<Node> ordered;
    private final List<Back> backReferences = new ArrayList<>();

    /**
     * Computes the levels.
     *
     * @param instances what to order; the given order is kept within a level
     * @param held finds the instance of the session behind a reference that is not loaded, or null
     * @param apart tells references that are written by statements of their own, so that rows need no order because of them
     * @param itself whether the reference of an instance to itself closes a circle, too
     */
    InstanceOrder(
            Collection<Object> instances,
            Function<HeldReference, @Nullable Object> held,
            Predicate<AssociationPath> apart,
            boolean itself) {
        this.held = held;
        this.apart = apart;
        this.itself = itself;
        IdentityHashMap<Object, Node> members = new IdentityHashMap<>();
        List<Node> nodes = new ArrayList<>(instances.size());
        for (Object instance : instances) {
            Node node = new Node(instance);
            members.put(instance, node);
            nodes.add(node);
        }
        nodes.forEach(node -> node.references = references(node.instance, members));
        ordered = ordered(nodes, reference -> true);
        rank(ordered);
        if (backReferences.stream()
                .anyMatch(back -> !((ToOneAttribute) back.path().attribute()).isNullable())) {
            // The walk has closed a circle at a place where null is not allowed; another place may do.
            backReferences.clear();
            ordered = ordered(ordered, reference -> !reference.isNullable());
            rank(ordered);
        }
        for (Node node : nodes) {
            while (levels.size() <= node.level) {
                levels.add(new ArrayList<>());
            }
            levels.get(node.level).add(node.instance);
        }
    }

    /** Walks in depth along some of the references: what an instance refers to comes before it, except in circles. */
    private static List<Node> ordered(List<Node> nodes, Predicate<Reference> followed) {
        List<Node> ordered = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            node.next = 0;
            node.open = false;
        }
        Deque<Node> path = new ArrayDeque<>();
        for (Node start : nodes) {
            enter(start, path);
            while (!path.isEmpty()) {
                Node node = path.element();
                if (node.next == node.references.size()) {
                    ordered.add(node);
                    path.pop();
                } else {
                    Reference reference = node.references.get(node.next++);
                    if (followed.test(reference)) {
                        enter(reference.target(), path);
                    }
                }
            }
        }
        return ordered;
    }

    private static void enter(Node node, Deque<Node> path) {
        if (!node.open) {
            node.open = true;
            path.push(node);
        }
    }

    /** Gives each instance the first level after those that it refers to; reports references that run against the order. */
    private void rank(List<Node> ordered) {
        ordered.forEach(node -> node.done = false);
        for (Node node : ordered) {
            node.level = 0;
            for (Reference reference : node.references) {
                if (reference.target().done) {
                    node.level = Math.max(node.level, reference.target().level + 1);
                } else {
                    backReferences.add(new Back(node.instance, reference.path()));
                }
            }
            node.done = true;
        }
    }

    private List<Reference> references(Object instance, IdentityHashMap<Object, Node> members) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        List<Reference> found = new ArrayList<>();
        for (AssociationPath path : mapper.associations()) {
            if (path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning() && !apart.test(path)) {
                Object target = target(instance, path, toOne);
                Node node = target == null ? null : members.get(target);
                // A row may refer to itself, unless its key is still to come.
                boolean allowed = target == instance && !itself && !PersistOperation.isKeyPending(mapper, state);
                if (node != null && !allowed) {
                    found.add(new Reference(path, node));
                }
            }
        }
        return found;
    }

    private @Nullable Object target(Object instance, AssociationPath path, ToOneAttribute toOne) {
        List<Object> loaded = CascadeWalker.targets(instance, path, PassiveMode.NO_LOAD);
        if (!loaded.isEmpty()) {
            return loaded.get(0);
        }
        InstanceState state = States.of(instance);
        boolean unloaded = path.embedded().isEmpty() && !state.isLoaded(toOne.number()) && state.key != null;
        return unloaded ? held.apply(new HeldReference(instance, toOne)) : null;
    }

    /** Those that refer to one of the given instances, or to one that does, and so on. */
    Set<Object> referringTo(Set<Object> targets) {
        IdentityHashMap<Object, List<Object>> referring = new IdentityHashMap<>();
        for (Node node : ordered) {
            for (Reference reference : node.references) {
                referring
                        .computeIfAbsent(reference.target().instance, key -> new ArrayList<>())
                        .add(node.instance);
            }
        }
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(targets);
        while (!open.isEmpty()) {
            for (Object from : referring.getOrDefault(open.pop(), List.of())) {
                if (found.add(from)) {
                    open.push(from);
                }
            }
        }
        return found;
    }

    /** The levels in the order of saves; deletes run through them backwards. */
    List<List<Object>> levels() {
        return levels;
    }

    /** The references that no order satisfies. */
    List<Back> backReferences() {
        return backReferences;
    }
}
