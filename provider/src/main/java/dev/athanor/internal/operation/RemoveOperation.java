package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.InvalidArgumentException;
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

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public RemoveOperation(OperationContext operation) {
        this.operation = operation;
    }

    /**
     * Removes an instance and whatever the operation travels to.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is no entity, detached, or in another session
     */
    public void remove(@Nullable Object entity) {
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
            case DETACHED ->
                throw new InvalidArgumentException(StateMessage.DETACHED_REMOVE, Keys.describe(mapper, state.key));
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
                targets.addAll(CascadeWalker.targets(instance, path, PassiveMode.LOAD));
            }
        }
        return targets;
    }
}
