package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.StateMessage;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code refresh}: the row replaces the state of a managed instance, and that of what it has loaded along relationships
 * that cascade REFRESH. Jakarta Persistence 3.2, section 3.3.5.
 */
public final class RefreshOperation {
    private final OperationContext operation;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public RefreshOperation(OperationContext operation) {
        this.operation = operation;
    }

    /**
     * Refreshes an instance and whatever the operation travels to.
     *
     * @param entity the program's object
     * @param request how it is locked; what the operation travels to is not
     * @param fetch what is fetched with it
     * @throws InvalidArgumentException if it is not managed here
     * @throws MissingRowException if its row is gone, or not inserted yet
     */
    public void refresh(@Nullable Object entity, LockRequest request, FetchRequest fetch) {
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        Mapper type = operation.mapper(entity);
        request.requireVersion(type);
        open.push(Objects.requireNonNull(entity));
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (!visited.add(instance)) {
                continue;
            }
            Mapper mapper = operation.mapper(instance);
            InstanceState state = States.of(instance);
            if (!operation.context().isAttached(instance) || !Lifecycle.isManaged(state)) {
                throw new InvalidArgumentException(StateMessage.NOT_MANAGED, Keys.describe(mapper, state.key));
            }
            if (Lifecycle.of(state) == Lifecycle.PENDING) {
                throw new MissingRowException(StateMessage.MISSING_ROW, Keys.describe(mapper, null));
            }
            // Which objects it travels to is what the program sees, before the row replaces it.
            CascadeWalker.walk(mapper, instance, CascadeSet.Kind.REFRESH, PassiveMode.NO_LOAD, (target, path) -> {
                if (operation.context().isAttached(target) && Lifecycle.of(States.of(target)) == Lifecycle.PERSISTENT) {
                    open.push(target);
                }
            });
            LockRequest lock = instance == entity ? request : LockRequest.NONE;
            new EntityLoader(operation.load()).refresh(instance, lock);
            operation.load().locks().hold(instance, lock);
        }
        new EntityLoader(operation.load()).fetch(List.of(entity), fetch.of(type));
    }
}
