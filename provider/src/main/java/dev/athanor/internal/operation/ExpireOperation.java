package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeTree;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.StateMessage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code expire}: a persistent instance forgets what it holds, and as a whole takes along what it has loaded along relationships that
 * cascade REFRESH. Nothing is loaded for it. SQLAlchemy 2.0, "Refreshing / Expiring".
 */
public final class ExpireOperation {
    private final OperationContext operation;
    private final CascadeTree tree;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public ExpireOperation(OperationContext operation) {
        this.operation = operation;
        this.tree = new CascadeTree(
                Set.of(CascadeSet.Kind.REFRESH),
                operation::mapper,
                CascadeWalker::loaded,
                (target, path) -> States.of(target).key != null
                        || path.association().cascade().has(CascadeSet.Kind.DELETE_ORPHAN));
    }

    /**
     * Expires an instance and whatever the operation travels to. What is pending there cannot expire: it leaves the session if it is
     * nothing without its owner, and stays otherwise.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is no entity
     * @throws NotPersistentException if it is not persistent here
     */
    public void expire(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object head = operation.persistent(mapper, Objects.requireNonNull(entity));
        // First of all: what expires refers to nobody any more.
        List<Object> reached = tree.reach(head);
        Expiry.expire(operation.context(), head);
        for (Object target : reached) {
            InstanceState state = States.of(target);
            if (state.owner() != null && !operation.context().isAttached(target)) {
                continue;
            }
            if (state.key != null) {
                Expiry.expire(operation.context(), target);
            } else if (Lifecycle.of(state) == Lifecycle.PENDING) {
                operation.context().detach(target);
            }
        }
    }

    /**
     * Expires some attributes of an instance.
     *
     * @param entity the program's object
     * @param attributes which
     * @throws InvalidArgumentException if it is no entity, or its class is not woven, so that nobody would read them again
     * @throws NotPersistentException if it is not persistent here
     */
    public void expire(@Nullable Object entity, Collection<Attribute> attributes) {
        Mapper mapper = operation.mapper(entity);
        Object instance = operation.persistent(mapper, Objects.requireNonNull(entity));
        if (!mapper.isWoven()) {
            throw new InvalidArgumentException(StateMessage.EXPIRY_NEEDS_WEAVING, mapper.entityName());
        }
        Expiry.expire(operation.context(), instance, attributes);
    }
}
