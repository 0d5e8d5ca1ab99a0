package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeTree;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.KeyException;
import dev.athanor.message.NotInSessionException;
import dev.athanor.message.OtherSessionException;
import dev.athanor.message.StateMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code detach}: an instance leaves the session, with what it has loaded along relationships that cascade DETACH.
 * Nothing is loaded for it. Jakarta Persistence 3.2, section 3.3.6.
 */
public final class DetachOperation {
    private final OperationContext operation;
    private final CascadeTree tree;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public DetachOperation(OperationContext operation) {
        this.operation = operation;
        this.tree = new CascadeTree(
                Set.of(CascadeSet.Kind.DETACH), operation::mapper, CascadeWalker::loaded, (target, path) -> true);
    }

    /**
     * Detaches an instance and whatever the operation travels to; what is not in the session is left alone.
     *
     * @param entity the program's object
     * @throws NotInSessionException if it is not in the session, and that is an error
     */
    public void detach(@Nullable Object entity) {
        Mapper first = operation.mapper(entity);
        Object head = Objects.requireNonNull(entity);
        if (!operation.context().isAttached(head)
                && operation.context().rules().is(Switch.DETACH_UNKNOWN, Choices.DetachUnknown.ERROR)) {
            throw new NotInSessionException(StateMessage.NOT_IN_SESSION, Keys.describe(first, States.of(head).key));
        }
        if (operation.context().rules().is(Switch.CASCADE_PERSIST, Choices.CascadePersist.EVENT)) {
            List<Object> reached = tree.reach(head);
            operation.context().detach(head);
            for (Object target : reached) {
                if (operation.context().isAttached(target)) {
                    operation.context().detach(target);
                }
            }
            return;
        }
        Deque<Object> open = new ArrayDeque<>();
        open.push(head);
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

    /**
     * Makes an instance transient, whichever session has it.
     *
     * @param entity the program's object
     */
    public void makeTransient(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        States.of(instance).mapper = mapper;
        if (operation.context().isAttached(instance)) {
            operation.context().detach(instance);
        }
        operation.context().becomeTransient(instance);
        Lifecycle.forgetRowDeleted(States.of(instance));
        Expiry.clearUnloaded(mapper, instance);
        States.of(instance).clearExpired();
    }

    /**
     * Says that the row of a transient instance with a key exists.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is not transient
     * @throws KeyException if its key is not complete
     */
    public void makeDetached(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        InstanceState state = States.of(instance);
        if (Lifecycle.of(state) != Lifecycle.TRANSIENT || state.owner() != null) {
            throw new InvalidArgumentException(StateMessage.NOT_TRANSIENT, Keys.describe(mapper, state.key));
        }
        OperationContext.requireWoven(mapper, instance, "makeDetached()");
        Object key = Keys.of(mapper, instance);
        if (!Keys.isSet(mapper, key)) {
            throw PersistOperation.missingKey(mapper, instance);
        }
        state.mapper = mapper;
        Lifecycle.move(state, Lifecycle.DETACHED);
        Lifecycle.forgetRowDeleted(state);
        state.key = key;
        PluralValues.forEach(mapper, instance, (path, tracked) -> tracked.flushed());
        state.clearAllChanged();
        Expiry.expireUnloaded(mapper, instance);
    }

    /**
     * Lets references of a transient instance load by its foreign keys.
     *
     * @param entity the program's object
     * @throws OtherSessionException if another session has it
     */
    public void enableLoading(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object instance = operation.mine(mapper, Objects.requireNonNull(entity));
        OperationContext.requireWoven(mapper, instance, "enableLoading()");
        if (operation.context().isAttached(instance)) {
            PersistenceContext.setLoadsBeforeInsert(States.of(instance), true);
        } else if (Lifecycle.of(States.of(instance)) == Lifecycle.TRANSIENT) {
            operation.context().lendLoading(mapper, instance);
        } else {
            throw new InvalidArgumentException(
                    StateMessage.NOT_TRANSIENT, Keys.describe(mapper, States.of(instance).key));
        }
    }
}
