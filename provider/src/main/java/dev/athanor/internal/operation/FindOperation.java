package dev.athanor.internal.operation;

import dev.athanor.instrument.States;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.ReferenceFactory;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.StateMessage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code find} and {@code getReference}. Jakarta Persistence 3.2, section 3.2.2. */
public final class FindOperation {
    private final OperationContext operation;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public FindOperation(OperationContext operation) {
        this.operation = operation;
    }

    /**
     * The managed instance of that key.
     *
     * @param type the entity class
     * @param key its primary key
     * @param request how it is locked
     * @param fetch what is fetched with it
     * @return null if there is no such row, or if the instance is removed
     * @throws InvalidArgumentException if the class is no entity or the key is not of its key's type
     */
    public @Nullable Object find(
            @Nullable Class<?> type, @Nullable Object key, LockRequest request, FetchRequest fetch) {
        Mapper mapper = mapper(type);
        if (isNothing(mapper, key)) {
            // No row can have such a key; but it counts as asking the database.
            operation.load().guard().autoflushForLoad();
            operation.context().noteWork();
            return null;
        }
        Object given = key(mapper, key);
        request.requireVersion(mapper);
        Object present = operation.context().find(mapper, given);
        if (present != null
                && Lifecycle.isRemoved(States.of(present))
                && operation.context().rules().is(Switch.FIND_REMOVED, Choices.FindRemoved.NULL)) {
            return null;
        }
        EntityLoader loader = new EntityLoader(operation.load());
        if (present == null || isOf(mapper, present) && Expiry.isExpired(States.of(present))) {
            operation.load().guard().autoflushForLoad();
        }
        Object found;
        if (request.isPessimistic()) {
            found = loader.find(mapper, given, request);
        } else {
            found = present == null
                    ? loader.read(mapper, given, fetch.of(mapper))
                    : loader.find(mapper, given, fetch.of(mapper));
        }
        if (found != null) {
            loader.fetch(List.of(found), fetch.of(mapper));
            operation.load().locks().hold(found, request);
        }
        return found;
    }

    /** Whether an instance is of a type; if not, its row is not asked for. */
    private static boolean isOf(Mapper mapper, Object instance) {
        return ((Mapper) Objects.requireNonNull(States.of(instance).mapper)).isA(mapper);
    }

    /**
     * Like {@link #find(Class, Object, LockRequest, FetchRequest)}, but the row replaces what the session has of the instance, changes
     * included.
     */
    public @Nullable Object findAnew(@Nullable Class<?> type, @Nullable Object key, FetchRequest fetch) {
        Mapper mapper = mapper(type);
        Object given = key(mapper, key);
        operation.load().guard().autoflushForLoad();
        return new EntityLoader(operation.load()).findAnew(mapper, given, fetch.of(mapper));
    }

    /**
     * An instance of that key whose row is read at the first touch.
     *
     * @param type the entity class
     * @param key its primary key
     * @throws InvalidArgumentException if the class is no entity or the key is not of its key's type
     */
    public Object reference(@Nullable Class<?> type, @Nullable Object key) {
        Mapper mapper = mapper(type);
        return new ReferenceFactory(operation.load()).get(mapper, key(mapper, key));
    }

    /**
     * The managed instance of the same identity, or one whose row is read at the first touch.
     *
     * @param entity a persistent or detached instance
     * @throws InvalidArgumentException if it is no entity, or has no row
     */
    public Object reference(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        Object key = States.of(instance).key;
        if (key == null) {
            throw new InvalidArgumentException(StateMessage.NO_ROW, Keys.describe(instance));
        }
        return new ReferenceFactory(operation.load()).get(mapper, key);
    }

    private Mapper mapper(@Nullable Class<?> type) {
        Mapper mapper = type == null ? null : operation.model().mapper(type);
        if (mapper == null) {
            throw new InvalidArgumentException(StateMessage.NOT_AN_ENTITY, type == null ? "null" : type.getName());
        }
        return mapper;
    }

    /** Whether the key of a search is null, in whole or in part, where that finds nothing instead of being an error. */
    private boolean isNothing(Mapper mapper, @Nullable Object key) {
        return operation.context().rules().is(Switch.FIND_NULL, Choices.FindNull.NOTHING)
                && (key == null || mapper.keyForm().javaType().isInstance(key) && mapper.toKey(key) == null);
    }

    private static Object key(Mapper mapper, @Nullable Object given) {
        Class<?> wanted = mapper.keyForm().javaType();
        if (given == null || !wanted.isInstance(given)) {
            throw new InvalidArgumentException(
                    StateMessage.WRONG_KEY_TYPE,
                    mapper.entityName(),
                    wanted.getName(),
                    given == null ? "null" : given.getClass().getName());
        }
        Object key = mapper.toKey(given);
        if (key == null) {
            throw new InvalidArgumentException(StateMessage.INCOMPLETE_KEY, mapper.entityName());
        }
        return key;
    }
}
