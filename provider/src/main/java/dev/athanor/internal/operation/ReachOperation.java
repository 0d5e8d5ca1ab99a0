package dev.athanor.internal.operation;

import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.message.InvalidArgumentException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks along all relationships, the nearest instances first, and loads what is not loaded. */
public final class ReachOperation {
    private final OperationContext operation;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public ReachOperation(OperationContext operation) {
        this.operation = operation;
    }

    /**
     * The instances that can be reached, each once, the given one first.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is no entity
     */
    public List<Object> reachable(@Nullable Object entity) {
        operation.mapper(entity);
        List<Object> found = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(Objects.requireNonNull(entity));
        for (Object instance = open.poll(); instance != null; instance = open.poll()) {
            if (!seen.add(instance)) {
                continue;
            }
            found.add(instance);
            Mapper mapper = operation.mapper(instance);
            for (AssociationPath path : mapper.associations()) {
                open.addAll(CascadeWalker.all(instance, path));
            }
        }
        return found;
    }
}
