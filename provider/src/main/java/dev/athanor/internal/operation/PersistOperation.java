package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.EntityConflictException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.KeyException;
import dev.athanor.message.StateMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code persist}: a new instance becomes pending, a removed one is taken back, and the operation travels along
 * relationships that cascade PERSIST. Jakarta Persistence 3.2, section 3.3.2.
 */
public final class PersistOperation {
    private final OperationContext operation;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public PersistOperation(OperationContext operation) {
        this.operation = operation;
    }

    /**
     * Persists an instance and whatever the operation travels to.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is no entity, or in another session
     * @throws EntityConflictException if it is detached
     */
    public void persist(@Nullable Object entity) {
        // Small: most instances come alone.
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>(2));
        Deque<Object> open = new ArrayDeque<>(2);
        Mapper first = operation.mapper(entity);
        open.push(operation.mine(first, Objects.requireNonNull(entity)));
        // A stack of our own: chains of objects can be longer than the thread's.
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (!visited.add(instance)) {
                continue;
            }
            Mapper mapper = operation.mapper(instance);
            persistOne(mapper, operation.mine(mapper, instance));
            if (instance != entity && isUntouched(instance)) {
                // Nothing new hangs on it; what hangs on others that it refers to, the flush finds from there.
                continue;
            }
            List<Object> targets = new ArrayList<>();
            CascadeWalker.walk(mapper, instance, CascadeSet.Kind.PERSIST, PassiveMode.NO_LOAD, (target, path) -> {
                if (!visited.contains(target)) {
                    targets.add(target);
                }
            });
            targets.addAll(CascadeWalker.insideElements(mapper, instance, CascadeSet.Kind.PERSIST));
            Collections.reverse(targets);
            targets.forEach(open::push);
        }
    }

    private boolean isUntouched(Object instance) {
        return Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT
                && !operation.context().modified().contains(instance);
    }

    private void persistOne(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        switch (Lifecycle.of(state)) {
            case TRANSIENT, DELETED -> {
                mapper.announce(LifecycleEvent.PRE_PERSIST, instance);
                addPending(mapper, instance, state);
            }
            case DETACHED ->
                throw new EntityConflictException(StateMessage.DETACHED_PERSIST, Keys.describe(mapper, state.key));
            case PENDING, PERSISTENT -> {
                if (Lifecycle.isMarked(state)) {
                    operation.context().unmark(instance);
                }
            }
        }
    }

    /**
     * Makes an instance pending that merge has made. Whoever calls announces it when its state is there, and lets the
     * operation travel.
     */
    void adopt(Mapper mapper, Object instance) {
        addPending(mapper, instance, States.of(instance));
    }

    private void addPending(Mapper mapper, Object instance, InstanceState state) {
        if (Lifecycle.of(state) == Lifecycle.DELETED) {
            operation.context().deleted().remove(instance);
            state.key = null;
            // Its links went with its row.
            PluralValues.forEach(mapper, instance, (path, tracked) -> tracked.renew());
        } else {
            prepareKey(mapper, instance, state);
        }
        operation.context().addPending(mapper, instance);
        if (!mapper.isWoven()) {
            countAsSet(mapper, state);
        }
        boolean keepsUnset = operation.context().rules().is(Switch.INSERT_UNSET, Choices.InsertUnset.LOADED);
        for (Attribute attribute : mapper.attributes()) {
            if (attribute.isEvented() && !(attribute instanceof BasicAttribute)) {
                boolean set = keepsUnset && attribute.get(instance) != null;
                AttributeEvents.handOut(instance, attribute);
                if (set && attribute instanceof PluralAttribute) {
                    state.markLoaded(attribute.number(), true);
                }
            }
        }
        operation.context().compare(mapper, instance);
    }

    /** Nobody has seen what the program wrote to an instance that cannot report it: all of it may be. */
    private static void countAsSet(Mapper mapper, InstanceState state) {
        for (Attribute attribute : mapper.attributes()) {
            if (!isKeyPending(mapper, state) || attribute != mapper.id().get(0).attribute()) {
                state.markLoaded(attribute.number(), !attribute.isEvented());
            }
        }
    }

    private void prepareKey(Mapper mapper, Object instance, InstanceState state) {
        Object present = Keys.of(mapper, instance);
        boolean set = Keys.isSet(mapper, present);
        KeyPart id = mapper.id().get(0);
        switch (mapper.keyGeneration().kind()) {
            case ASSIGNED -> {
                // A key that another instance determines may still be to come.
                if (present == null && !mapper.hasDerivedKey()) {
                    throw missingKey(mapper, instance);
                }
            }
            case IDENTITY -> {
                if (set) {
                    throw new EntityConflictException(StateMessage.DETACHED_PERSIST, Keys.describe(mapper, present));
                }
                // The first read of the key asks the session, which inserts the row then.
                state.markUnloaded(id.attribute().number());
                if (!mapper.isWoven()) {
                    operation.context().withoutKeys().add(instance);
                }
            }
            case SEQUENCE, TABLE, UUID -> {
                if (!set) {
                    Object made = operation
                            .identifiers()
                            .next(mapper, operation.load().jdbc());
                    Keys.write(mapper, instance, Objects.requireNonNull(made));
                }
            }
        }
    }

    /** What to say of an instance whose key is not complete. */
    public static KeyException missingKey(Mapper mapper, Object instance) {
        String missing = mapper.id().stream()
                .filter(part -> part.get(instance) == null)
                .map(KeyPart::name)
                .collect(Collectors.joining(", "));
        return new KeyException(StateMessage.MISSING_KEY, Keys.describe(mapper, null), missing);
    }

    /** Whether the row's key is known only after the INSERT. */
    public static boolean isKeyPending(Mapper mapper, InstanceState state) {
        return mapper.keyGeneration().kind() == KeyGeneration.Kind.IDENTITY && Lifecycle.of(state) == Lifecycle.PENDING;
    }
}
