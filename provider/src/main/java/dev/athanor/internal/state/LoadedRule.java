package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instance or one of its attributes is loaded, as {@code PersistenceUtil} and {@code PersistenceUnitUtil} ask.
 * Looks at what is in memory, with or without a session; never loads. Jakarta Persistence 3.2, section 9.8.1.
 */
public final class LoadedRule {
    private LoadedRule() {}

    /**
     * Whether all attributes that are not lazy are loaded.
     *
     * @param object anything
     * @return empty if the object is no instance that a session has ever seen
     */
    public static Optional<Boolean> isLoaded(@Nullable Object object) {
        if (object == null || mapper(object) == null) {
            return Optional.empty();
        }
        Mapper mapper = Objects.requireNonNull(mapper(object));
        return Optional.of(
                mapper.attributes().stream().allMatch(attribute -> attribute.isLazy() || isLoaded(object, attribute)));
    }

    /**
     * Whether an attribute is loaded, and every attribute that is not lazy.
     *
     * @param object anything
     * @param attribute name of an attribute
     * @return empty if the object is no instance that a session has ever seen, or has no such attribute
     */
    public static Optional<Boolean> isLoaded(@Nullable Object object, String attribute) {
        Mapper mapper = object == null ? null : mapper(object);
        Attribute known = mapper == null ? null : mapper.attribute(attribute);
        return known == null
                ? Optional.empty()
                : isLoaded(object).map(all -> all && isLoaded(Objects.requireNonNull(object), known));
    }

    /** Whether an attribute of an instance is loaded, and a single instance that it refers to. */
    public static boolean isLoaded(Object instance, Attribute attribute) {
        InstanceState state = States.of(instance);
        Lifecycle life = Lifecycle.of(state);
        if (life == Lifecycle.TRANSIENT || life == Lifecycle.PENDING) {
            // Nothing of it is in the database: it has whatever it has.
            return true;
        }
        if (!state.isLoaded(attribute.number())) {
            return false;
        }
        Object value = attribute.get(instance);
        if (attribute instanceof ToOneAttribute && value != null) {
            return !PersistenceContext.isReference(States.of(value));
        }
        return !(value instanceof TrackedCollection collection) || collection.isInitialized();
    }

    private static @Nullable Mapper mapper(Object instance) {
        InstanceState state = States.known(instance);
        return state != null && state.mapper instanceof Mapper mapper ? mapper : null;
    }
}
