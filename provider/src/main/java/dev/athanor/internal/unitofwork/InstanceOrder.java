package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
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
import org.jspecify.annotations.Nullable;

/**
 * Orders instances whose types refer to each other in a circle: into levels, each of which refers to earlier levels
 * only, so that a level can still be sent in batches. References that close a circle of instances are reported and
 * must be written by a second statement. Linear in instances and references; no recursion, because chains can be long.
 */
final class InstanceOrder {
    /** A reference that cannot be satisfied by order: its column is written after both rows exist. */
    record Back(Object from, AssociationPath path) {}

    private final List<List<Object>> levels = new ArrayList<>();
    private final List<Back> backReferences = new ArrayList<>();

    private static final class Node {
        final Object instance;
        final List<Reference> references;
        int next;
        int level;
        boolean open = true;

        Node(Object instance, List<Reference> references) {
            this.instance = instance;
            this.references = references;
        }
    }

    private record Reference(AssociationPath path, Object target) {}

    private final Function<HeldReference, @Nullable Object> held;

    /** A reference of which only the key is in memory. */
    record HeldReference(Object from, ToOneAttribute attribute) {}

    /**
     * Computes the levels.
     *
     * @param instances what to order; the given order is kept within a level
     * @param held finds the instance of the session behind a reference that is not loaded, or null
     */
    InstanceOrder(Collection<Object> instances, Function<HeldReference, @Nullable Object> held) {
        this.held = held;
        Set<Object> members = Collections.newSetFromMap(new IdentityHashMap<>());
        members.addAll(instances);
        IdentityHashMap<Object, Node> visited = new IdentityHashMap<>();
        for (Object instance : instances) {
            visit(instance, members, visited);
        }
        for (Object instance : instances) {
            int level = Objects.requireNonNull(visited.get(instance)).level;
            while (levels.size() <= level) {
                levels.add(new ArrayList<>());
            }
            levels.get(level).add(instance);
        }
    }

    private void visit(Object start, Set<Object> members, IdentityHashMap<Object, Node> visited) {
        if (visited.containsKey(start)) {
            return;
        }
        Deque<Node> path = new ArrayDeque<>();
        path.push(open(start, members, visited));
        while (!path.isEmpty()) {
            Node node = path.element();
            if (node.next == node.references.size()) {
                node.open = false;
                path.pop();
                continue;
            }
            Reference reference = node.references.get(node.next);
            Node target = visited.get(reference.target());
            if (target == null) {
                path.push(open(reference.target(), members, visited));
                continue;
            }
            node.next++;
            if (!target.open) {
                node.level = Math.max(node.level, target.level + 1);
            } else {
                backReferences.add(new Back(node.instance, reference.path()));
            }
        }
    }

    private Node open(Object instance, Set<Object> members, IdentityHashMap<Object, Node> visited) {
        Node node = new Node(instance, references(instance, members));
        visited.put(instance, node);
        return node;
    }

    private List<Reference> references(Object instance, Set<Object> members) {
        InstanceState state = States.of(instance);
        List<Reference> found = new ArrayList<>();
        for (AssociationPath path : ((Mapper) Objects.requireNonNull(state.mapper)).associations()) {
            if (path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
                Object target = target(instance, path, toOne);
                if (target != null && members.contains(target)) {
                    found.add(new Reference(path, target));
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

    /** The levels in the order of saves; deletes run through them backwards. */
    List<List<Object>> levels() {
        return levels;
    }

    /** The references that no order satisfies. */
    List<Back> backReferences() {
        return backReferences;
    }
}
