package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.identifier.IdentifierSource;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.OtherSessionException;
import dev.athanor.message.StateMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the verbs need of a session.
 *
 * @param model the factory's mappers
 * @param context the session's data
 * @param load what loaders need
 * @param identifiers where keys come from
 */
public record OperationContext(
        MappedModel model, PersistenceContext context, LoadContext load, IdentifierSource identifiers) {

    /**
     * The mapper of an object that the program passes in.
     *
     * @throws InvalidArgumentException if it is null or not an entity
     */
    public Mapper mapper(@Nullable Object entity) {
        Mapper mapper = entity == null ? null : model.mapper(entity.getClass());
        if (mapper == null) {
            throw new InvalidArgumentException(
                    StateMessage.NOT_AN_ENTITY,
                    entity == null ? "null" : entity.getClass().getName());
        }
        return mapper;
    }

    /**
     * An entity that belongs to this session or to none.
     *
     * @throws OtherSessionException if another session has it
     */
    Object mine(Mapper mapper, Object instance) {
        var owner = States.of(instance).owner();
        if (owner != null && owner != load.owner()) {
            throw new OtherSessionException(StateMessage.OTHER_SESSION, Keys.describe(mapper, States.of(instance).key));
        }
        return instance;
    }

    /**
     * Demands that a class reports what happens to its instances.
     *
     * @param call what cannot be done otherwise, as it is written
     * @throws InvalidArgumentException if it is not woven
     */
    static void requireWoven(Mapper mapper, Object instance, String call) {
        if (!mapper.isWoven()) {
            throw new InvalidArgumentException(
                    StateMessage.CALL_NEEDS_WEAVING, Keys.describe(mapper, States.of(instance).key), call);
        }
    }

    /**
     * Whether an instance is pending or persistent in this session, marked as removed or not; or deleted already, and to be
     * deleted once more.
     */
    public boolean holds(Object instance) {
        return context.isAttached(instance) && Lifecycle.of(States.of(instance)) == Lifecycle.PENDING
                || isPersistent(instance);
    }

    /** Like {@link #holds}, without pending ones. */
    private boolean isPersistent(Object instance) {
        InstanceState state = States.of(instance);
        return context.isAttached(instance)
                && switch (Lifecycle.of(state)) {
                    case PERSISTENT -> true;
                    case DELETED -> context.isFound(instance, state);
                    case TRANSIENT, PENDING, DETACHED -> false;
                };
    }

    /**
     * Makes a detached instance persistent again.
     *
     * @throws IdentityTakenException if the session has another one of its identity
     */
    void attach(Mapper mapper, Object instance) {
        requireFree(mapper, instance);
        context.attach(mapper, instance);
    }

    /**
     * Finds out whether an instance with a key can be in the identity map.
     *
     * @throws IdentityTakenException if the session has another one of its identity
     */
    void requireFree(Mapper mapper, Object instance) {
        Object key = Objects.requireNonNull(States.of(instance).key);
        Object present = context.identityMap().get(mapper, key);
        if (present != null && present != instance) {
            context.noteWork();
            throw new IdentityTakenException(StateMessage.TAKEN_IDENTITY, Keys.describe(mapper, key));
        }
    }

    /**
     * A persistent instance of this session, marked as removed or not; or one that is to be deleted once more.
     *
     * @throws NotPersistentException if it is none
     */
    Object persistent(Mapper mapper, Object instance) {
        if (!isPersistent(instance)) {
            throw new NotPersistentException(
                    StateMessage.NOT_PERSISTENT, Keys.describe(mapper, States.of(instance).key));
        }
        return instance;
    }
}
