package dev.athanor.internal.operation;

import dev.athanor.instrument.States;
import dev.athanor.internal.identifier.IdentifierSource;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.StateMessage;
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
     * @throws InvalidArgumentException if another session has it
     */
    Object mine(Mapper mapper, Object instance) {
        var owner = States.of(instance).owner();
        if (owner != null && owner != load.owner()) {
            throw new InvalidArgumentException(
                    StateMessage.OTHER_SESSION, Keys.describe(mapper, States.of(instance).key));
        }
        return instance;
    }
}
