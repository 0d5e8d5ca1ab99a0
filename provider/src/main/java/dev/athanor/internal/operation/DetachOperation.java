package dev.athanor.internal.operation;

import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.PassiveMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code detach}: an instance leaves the session, with what it has loaded along relationships that cascade DETACH.
 * Nothing is loaded for it. Jakarta Persistence 3.2, section 3.3.6.
 */
public final class DetachOperation {
    private final OperationContext operation;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public DetachOperation(OperationContext operation) {
        this.operation = operation;
    }

    /**
     * Detaches an instance; one that is not in the session is left alone.
     *
     * @param entity the program's object
     */
    public void detach(@Nullable Object entity) {
        operation.mapper(entity);
        Deque<Object> open = new ArrayDeque<>();
        open.push(Objects.requireNonNull(entity));
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (operation.context().isAttached(instance)) {
                Mapper mapper = operation.mapper(instance);
                operation.context().detach(instance);
                CascadeWalker.walk(
                        mapper,
                        instance,
                        CascadeSet.Kind.DETACH,
                        PassiveMode.NO_LOAD,
                        (target, path) -> open.push(target));
            }
        }
    }
}
