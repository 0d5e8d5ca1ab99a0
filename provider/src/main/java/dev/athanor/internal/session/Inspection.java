package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.LoadedRule;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.StateMessage;
import dev.athanor.message.UnloadedAttributeException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a program may ask about an instance without knowing its class: key, version, and that something be loaded. Stateless
 * but for the model.
 *
 * @param model the factory's mappers
 */
public record Inspection(MappedModel model) {
    /**
     * The mapper of an instance.
     *
     * @throws InvalidArgumentException if it is no entity of the unit
     */
    public Mapper mapper(@Nullable Object entity) {
        return mapperOf(entity == null ? null : entity.getClass());
    }

    /**
     * The mapper of a class.
     *
     * @throws InvalidArgumentException if it is no entity class of the unit
     */
    public Mapper mapperOf(@Nullable Class<?> type) {
        Mapper mapper = type == null ? null : model.mapper(type);
        if (mapper == null) {
            throw new InvalidArgumentException(StateMessage.NOT_AN_ENTITY, type == null ? "null" : type.getName());
        }
        return mapper;
    }

    /** The primary key, or null if it is not there yet. Where asking for it inserts the row, the row is inserted. */
    public @Nullable Object identifier(@Nullable Object entity) {
        Mapper mapper = mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        mapper.id().forEach(part -> read(instance, part.attribute()));
        Object key = Keys.of(mapper, instance);
        KeyPart first = mapper.id().get(0);
        if (first.origin() == null && first.value() != null && mapper.keyForm() instanceof KeyForm.Value) {
            // As the program wrote it: equal keys can look different.
            return first.value().get(instance);
        }
        return key == null ? null : mapper.keyForm().toProgram(key);
    }

    /** The version, or null if there is none. */
    public @Nullable Object version(@Nullable Object entity) {
        Mapper mapper = mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        Attribute version = mapper.version();
        if (version == null) {
            return null;
        }
        read(instance, version);
        return version.get(instance);
    }

    /**
     * Loads whatever is not lazy.
     *
     * @throws UnloadedAttributeException if something is missing and the instance has no session
     */
    public void load(@Nullable Object entity) {
        Mapper mapper = mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        for (Attribute attribute : mapper.attributes()) {
            if (!attribute.isLazy()) {
                load(instance, attribute);
            }
        }
    }

    /**
     * Loads an attribute.
     *
     * @throws InvalidArgumentException if there is no such attribute
     * @throws UnloadedAttributeException if it is missing and the instance has no session
     */
    public void load(@Nullable Object entity, String attribute) {
        Mapper mapper = mapper(entity);
        Attribute known = mapper.attribute(attribute);
        if (known == null) {
            throw new InvalidArgumentException(
                    ApiMessage.NO_ATTRIBUTE,
                    mapper.entityName(),
                    attribute,
                    mapper.attributes().stream().map(Attribute::name).collect(Collectors.joining(", ")));
        }
        load(Objects.requireNonNull(entity), known);
    }

    private void load(Object instance, Attribute attribute) {
        if (LoadedRule.isLoaded(instance, attribute)) {
            return;
        }
        StateOwner session = States.of(instance).owner();
        if (session == null) {
            throw new UnloadedAttributeException(
                    StateMessage.LATE_UNLOADED, Keys.describe(instance) + "." + attribute.name());
        }
        read(instance, attribute);
        Object value = attribute.get(instance);
        if (value instanceof TrackedCollection collection && !collection.isInitialized()) {
            session.initialize(instance, attribute.number());
        } else if (attribute instanceof ToOneAttribute && value != null) {
            load(value);
        }
    }

    private static void read(Object instance, Attribute attribute) {
        InstanceState state = States.of(instance);
        StateOwner session = state.owner();
        if (session != null && !state.isLoaded(attribute.number())) {
            session.reading(instance, attribute.number());
        }
    }
}
