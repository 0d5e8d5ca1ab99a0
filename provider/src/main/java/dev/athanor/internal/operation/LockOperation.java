package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.LockNotGrantedException;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.NotLockableException;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import jakarta.persistence.LockModeType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code lock}: a managed instance is locked until the transaction ends. A lock that is not granted in time leaves the
 * instance and the transaction as they were. Jakarta Persistence 3.2, sections 3.2.3 and 3.5.
 */
public final class LockOperation {
    private final OperationContext operation;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public LockOperation(OperationContext operation) {
        this.operation = operation;
    }

    /**
     * Locks an instance. The row of a new one is there at the flush at the earliest, and nobody else's before the commit:
     * for it the lock is only noted.
     *
     * @param entity the program's object
     * @param request how
     * @throws InvalidArgumentException if it is not managed here
     * @throws NotLockableException if the mode needs a version and there is none
     * @throws StaleStateException if the row has another version than the instance
     * @throws MissingRowException if the row is gone
     * @throws LockNotGrantedException if somebody else keeps the row for longer than the request waits
     */
    public void lock(@Nullable Object entity, LockRequest request) {
        Mapper mapper = operation.mapper(entity);
        Object instance = managed(mapper, Objects.requireNonNull(entity));
        if (request.isNone()) {
            return;
        }
        request.requireVersion(mapper);
        if (Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT) {
            if (request.isPessimistic()) {
                new EntityLoader(operation.load()).lock(instance, request);
            } else {
                AttributeReader.read(instance, Objects.requireNonNull(mapper.version()), PassiveMode.LOAD);
            }
        }
        operation.load().locks().hold(instance, request);
    }

    /**
     * In which mode an instance is locked.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is not managed here
     */
    public LockModeType mode(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        return operation.load().locks().mode(managed(mapper, Objects.requireNonNull(entity)));
    }

    private Object managed(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        if (!operation.context().isAttached(instance) || !Lifecycle.isManaged(state)) {
            throw new InvalidArgumentException(StateMessage.NOT_MANAGED, Keys.describe(mapper, state.key));
        }
        return instance;
    }
}
