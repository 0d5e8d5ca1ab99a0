package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.RefreshFailedException;
import dev.athanor.message.StateMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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
     * @throws RefreshFailedException if its row is gone, and what the operation travels to expires
     */
    public void refresh(@Nullable Object entity, LockRequest request, FetchRequest fetch) {
        if (operation.context().rules().is(Switch.CASCADE_REFRESH, Choices.CascadeRefresh.EXPIRE)) {
            refreshOne(entity, request, fetch);
        } else {
            refreshGraph(entity, request, fetch);
        }
    }

    /** Only the instance itself is read at once; what the operation travels to is read when it is needed. */
    private void refreshOne(@Nullable Object entity, LockRequest request, FetchRequest fetch) {
        Mapper mapper = operation.mapper(entity);
        request.requireVersion(mapper);
        Object instance = operation.persistent(mapper, Objects.requireNonNull(entity));
        new ExpireOperation(operation).expire(instance);
        flushOthers();
        EntityLoader loader = new EntityLoader(operation.load());
        loader.choose(instance, fetch.chosen());
        if (!loader.reload(instance, request)) {
            throw failed(mapper, instance);
        }
        operation.load().locks().hold(instance, request);
        loader.fetch(List.of(instance), fetch.of(mapper));
    }

    /**
     * Expires some attributes of an instance and reads them at once.
     *
     * @param entity the program's object
     * @param attributes which
     * @throws NotPersistentException if it is not persistent here
     * @throws RefreshFailedException if its row is gone
     */
    public void refresh(@Nullable Object entity, Collection<Attribute> attributes) {
        Mapper mapper = operation.mapper(entity);
        Object instance = operation.persistent(mapper, Objects.requireNonNull(entity));
        new ExpireOperation(operation).expire(instance, attributes);
        flushOthers();
        if (!new EntityLoader(operation.load()).reload(instance, attributes)) {
            throw failed(mapper, instance);
        }
        for (Attribute attribute : attributes) {
            if (attribute instanceof ToOneAttribute toOne && toOne.isOwning() && mapper.isA(toOne.target())) {
                setKnown(instance, toOne);
            } else if (attribute instanceof Association) {
                AttributeReader.fetch(instance, attribute);
            }
        }
    }

    /** A reference that leads back to the own type is set if that takes no statement: otherwise it would go on for ever. */
    private static void setKnown(Object instance, ToOneAttribute toOne) {
        Object found = AttributeReader.known(instance, toOne);
        if (found != InstanceState.NOT_LOADED) {
            toOne.set(instance, found);
            States.of(instance).markLoaded(toOne.number(), true);
        }
    }

    /** The changes of the instance itself are dropped by now. */
    private void flushOthers() {
        if (flushesOthers()) {
            operation.load().guard().autoflushAll();
        }
    }

    private boolean flushesOthers() {
        return operation.context().rules().isOn(Switch.REFRESH_AUTOFLUSH);
    }

    private static RefreshFailedException failed(Mapper mapper, Object instance) {
        return new RefreshFailedException(StateMessage.REFRESH_FAILED, Keys.describe(mapper, States.of(instance).key));
    }

    private void refreshGraph(@Nullable Object entity, LockRequest request, FetchRequest fetch) {
        Mapper type = operation.mapper(entity);
        request.requireVersion(type);
        List<Object> reached = reach(Objects.requireNonNull(entity));
        if (flushesOthers()) {
            reached.forEach(instance -> Expiry.expire(operation.context(), instance));
            flushOthers();
        }
        for (Object instance : reached) {
            LockRequest lock = instance == entity ? request : LockRequest.NONE;
            EntityLoader loader = new EntityLoader(operation.load());
            if (instance == entity) {
                loader.choose(instance, fetch.chosen());
            }
            loader.refresh(instance, lock);
            operation.load().locks().hold(instance, lock);
        }
        new EntityLoader(operation.load()).fetch(List.of(entity), fetch.of(type));
    }

    /** Which objects it travels to is what the program sees, before rows replace it. */
    private List<Object> reach(Object entity) {
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> reached = new ArrayList<>();
        Deque<Object> open = new ArrayDeque<>();
        open.push(entity);
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (!visited.add(instance)) {
                continue;
            }
            reached.add(instance);
            Mapper mapper = operation.mapper(instance);
            InstanceState state = States.of(instance);
            if (!operation.context().isAttached(instance) || !Lifecycle.isManaged(state)) {
                throw new InvalidArgumentException(StateMessage.NOT_MANAGED, Keys.describe(mapper, state.key));
            }
            if (Lifecycle.of(state) == Lifecycle.PENDING) {
                throw new MissingRowException(StateMessage.MISSING_ROW, Keys.describe(mapper, null));
            }
            CascadeWalker.walk(mapper, instance, CascadeSet.Kind.REFRESH, PassiveMode.NO_LOAD, (target, path) -> {
                if (operation.context().isAttached(target) && Lifecycle.of(States.of(target)) == Lifecycle.PERSISTENT) {
                    open.push(target);
                }
            });
        }
        return reached;
    }
}
