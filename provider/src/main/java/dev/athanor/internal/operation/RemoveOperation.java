package dev.athanor.internal.operation;

import dev.athanor.PassiveDeletesMode;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeTree;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.OtherSessionException;
import dev.athanor.message.StateMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code remove}: a persistent instance is marked for deletion, a pending one leaves, and the operation travels along
 * relationships that cascade REMOVE or remove orphans, loading them. Jakarta Persistence 3.2, section 3.3.3.
 */
public final class RemoveOperation {
    private final OperationContext operation;
    private final CascadeTree tree;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public RemoveOperation(OperationContext operation) {
        this.operation = operation;
        this.tree = new CascadeTree(
                Set.of(CascadeSet.Kind.REMOVE, CascadeSet.Kind.DELETE_ORPHAN),
                operation::mapper,
                RemoveOperation::behind,
                (target, path) -> true);
    }

    /**
     * Removes an instance and whatever the operation travels to.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is no entity, or detached, and detached instances are not attached
     * @throws OtherSessionException if it is in another session
     * @throws NotPersistentException if it is new, and that is an error
     * @throws IdentityTakenException if it is detached, and the session has another instance of its identity
     */
    public void remove(@Nullable Object entity) {
        if (operation.context().rules().is(Switch.REMOVE_NEW, Choices.RemoveNew.ERROR)) {
            removeTree(entity);
        } else {
            removeGraph(entity);
        }
    }

    /**
     * Removes an orphan. One without a row is never inserted, whatever is said of instances without a row that a program removes.
     *
     * @param orphan an instance of the session that has lost its owner
     */
    public void removeOrphan(Object orphan) {
        if (Lifecycle.of(States.of(orphan)) == Lifecycle.PENDING) {
            removeGraph(orphan);
        } else {
            remove(orphan);
        }
    }

    /** What the operation travels to is found before anything is marked, so that no automatic flush deletes half of it. */
    private void removeTree(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object head = Objects.requireNonNull(entity);
        InstanceState state = States.of(head);
        if (!hasIdentity(state)) {
            throw new NotPersistentException(StateMessage.NOT_PERSISTENT, Keys.describe(mapper, null));
        }
        operation.context().noteWork();
        operation.mine(mapper, head);
        if (Lifecycle.isMarked(state)) {
            return;
        }
        enter(mapper, head, state);
        List<Object> reached = tree.reach(head);
        mark(mapper, head);
        for (Object target : reached) {
            Mapper type = operation.mapper(target);
            InstanceState other = States.of(target);
            if (hasIdentity(other)) {
                operation.mine(type, target);
                if (!Lifecycle.isMarked(other)) {
                    enter(type, target, other);
                    mark(type, target);
                }
            }
        }
    }

    private static boolean hasIdentity(InstanceState state) {
        return switch (Lifecycle.of(state)) {
            case TRANSIENT, PENDING -> false;
            case PERSISTENT, DELETED, DETACHED -> true;
        };
    }

    /** A detached instance comes back for its removal. */
    private void enter(Mapper mapper, Object instance, InstanceState state) {
        operation.requireFree(mapper, instance);
        if (Lifecycle.of(state) == Lifecycle.DELETED
                || Lifecycle.of(state) == Lifecycle.DETACHED && Lifecycle.isRowDeleted(state)) {
            operation.context().attachDeleted(mapper, instance);
            return;
        }
        if (Lifecycle.of(state) != Lifecycle.DETACHED) {
            return;
        }
        if (operation.context().rules().is(Switch.REMOVE_DETACHED, Choices.RemoveDetached.ERROR)) {
            throw new InvalidArgumentException(StateMessage.DETACHED_REMOVE, Keys.describe(mapper, state.key));
        }
        operation.attach(mapper, instance);
    }

    private void mark(Mapper mapper, Object instance) {
        mapper.announce(LifecycleEvent.PRE_REMOVE, instance);
        operation.context().mark(instance);
    }

    /** What is not in memory is left to the database, or not. */
    private static PassiveMode reach(AssociationPath path) {
        return path.association().rules().passiveDeletes() == PassiveDeletesMode.FALSE
                ? PassiveMode.LOAD
                : PassiveMode.NO_LOAD;
    }

    private static List<Object> behind(Object instance, AssociationPath path) {
        return reach(path) == PassiveMode.LOAD
                ? CascadeWalker.all(instance, path)
                : CascadeWalker.loaded(instance, path);
    }

    private void removeGraph(@Nullable Object entity) {
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        Mapper first = operation.mapper(entity);
        open.push(operation.mine(first, Objects.requireNonNull(entity)));
        while (!open.isEmpty()) {
            Object instance = open.pop();
            Mapper mapper = operation.mapper(instance);
            if (!visited.add(instance) || Lifecycle.isRemoved(States.of(operation.mine(mapper, instance)))) {
                continue;
            }
            if (Lifecycle.isManaged(States.of(instance))) {
                mapper.announce(LifecycleEvent.PRE_REMOVE, instance);
            }
            List<Object> targets = targets(mapper, instance);
            removeOne(mapper, instance);
            Collections.reverse(targets);
            targets.forEach(open::push);
        }
    }

    private void removeOne(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        switch (Lifecycle.of(state)) {
            case DETACHED -> {
                if (operation.context().rules().is(Switch.REMOVE_DETACHED, Choices.RemoveDetached.ERROR)) {
                    throw new InvalidArgumentException(StateMessage.DETACHED_REMOVE, Keys.describe(mapper, state.key));
                }
                operation.attach(mapper, instance);
                operation.context().mark(instance);
            }
            case PENDING -> operation.context().detach(instance);
            case PERSISTENT -> {
                if (mapper.version() != null) {
                    AttributeReader.read(instance, mapper.version(), PassiveMode.LOAD);
                }
                operation.context().mark(instance);
            }
            case TRANSIENT, DELETED -> {
                // Nothing to remove; the operation has travelled all the same.
            }
        }
    }

    private static List<Object> targets(Mapper mapper, Object instance) {
        List<Object> targets = new ArrayList<>();
        for (AssociationPath path : mapper.associations()) {
            CascadeSet cascade = path.association().cascade();
            // Whoever removes orphans removes those that a removed parent leaves behind.
            if (cascade.has(CascadeSet.Kind.REMOVE) || cascade.has(CascadeSet.Kind.DELETE_ORPHAN)) {
                targets.addAll(CascadeWalker.targets(instance, path, reach(path)));
            }
        }
        return targets;
    }
}
