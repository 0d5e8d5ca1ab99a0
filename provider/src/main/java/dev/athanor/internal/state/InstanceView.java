package dev.athanor.internal.state;

import dev.athanor.AttributeHistory;
import dev.athanor.EntityState;
import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one instance, as a program may ask for it: reads the bookkeeping, and never loads or changes anything.
 *
 * @param mapper the mapper of its class
 * @param instance the instance
 */
public record InstanceView(Mapper mapper, Object instance) {
    private InstanceState facts() {
        return States.of(instance);
    }

    /** Its state. */
    public EntityState state() {
        return switch (Lifecycle.of(facts())) {
            // One that loads through a session belongs to it, though it will not be inserted.
            case TRANSIENT -> owner() == null ? EntityState.TRANSIENT : EntityState.PENDING;
            case PENDING -> EntityState.PENDING;
            // One that was inserted, deleted and rolled back counts as deleted when it is inserted once more.
            case PERSISTENT -> Lifecycle.isRowDeleted(facts()) ? EntityState.DELETED : EntityState.PERSISTENT;
            case DELETED -> EntityState.DELETED;
            case DETACHED -> EntityState.DETACHED;
        };
    }

    /** The session that it belongs to, or null. */
    public @Nullable StateOwner owner() {
        return facts().owner();
    }

    /** The key of its row as programs write it, or null. */
    public @Nullable Object key() {
        Object key = facts().key;
        Lifecycle life = Lifecycle.of(facts());
        return key == null || life == Lifecycle.TRANSIENT || life == Lifecycle.PENDING
                ? null
                : mapper.keyForm().toProgram(key);
    }

    /** The attributes that are in memory. */
    public Set<String> loaded() {
        return names(this::isLoaded);
    }

    /** The attributes that were forgotten because the row may have changed, and are read anew at the next touch. */
    public Set<String> expired() {
        return names(attribute -> !isLoaded(attribute) && facts().isExpired(attribute.number()));
    }

    /** The attributes that are not in memory. */
    public Set<String> unloaded() {
        return names(attribute -> !isLoaded(attribute));
    }

    private Set<String> names(Predicate<Attribute> which) {
        Set<String> names = new LinkedHashSet<>();
        for (Attribute attribute : mapper.attributes()) {
            if (which.test(attribute)) {
                names.add(attribute.name());
            }
        }
        return Collections.unmodifiableSet(names);
    }

    private boolean isLoaded(Attribute attribute) {
        if (!facts().isLoaded(attribute.number())) {
            return false;
        }
        if (!(attribute instanceof PluralAttribute plural)) {
            return true;
        }
        Object value = attribute.get(instance);
        return value instanceof TrackedCollection tracked
                ? tracked.isInitialized() && !tracked.isQueue()
                : value != null && !isQueue(plural);
    }

    /** Whether only changes of the collection are ever in memory. */
    private boolean isQueue(PluralAttribute attribute) {
        LoadingStrategy strategy =
                attribute instanceof Association association ? LoadOrigin.strategy(instance, association) : null;
        return strategy == LoadingStrategy.DYNAMIC || strategy == LoadingStrategy.WRITE_ONLY;
    }

    /**
     * What a loaded attribute holds; of a collection a copy.
     *
     * @throws InvalidArgumentException if there is no such attribute
     * @throws InvalidStateException if it is not loaded
     */
    public @Nullable Object value(String name) {
        Attribute attribute = attribute(name);
        if (!isLoaded(attribute)) {
            throw new InvalidStateException(StateMessage.NOT_LOADED, Keys.describe(instance), name);
        }
        Object value = attribute.get(instance);
        if (value instanceof TrackedCollection tracked) {
            return Collections.unmodifiableList(new ArrayList<>(tracked.members()));
        }
        if (attribute instanceof PluralAttribute && value != null) {
            Collection<?> members = value instanceof Map<?, ?> map ? map.values() : (Collection<?>) value;
            return Collections.unmodifiableList(new ArrayList<>(members));
        }
        return value;
    }

    /**
     * What a flush would find changed in an attribute.
     *
     * @throws InvalidArgumentException if there is no such attribute
     */
    public AttributeHistory history(String name) {
        Attribute attribute = attribute(name);
        int number = attribute.number();
        if (attribute instanceof ToOneAttribute reference
                && !reference.isOwning()
                && Lifecycle.of(facts()) == Lifecycle.PERSISTENT
                && facts().isChanged(number)
                && facts().committed(number) == InstanceState.NOT_LOADED) {
            // Which object lets go of this one only its row can tell.
            facts().keep(number, AttributeReader.former(instance, reference));
        }
        return AttributeHistories.of(instance, attribute);
    }

    /** Whether any attribute has a net change. */
    public boolean isModified() {
        return mapper.attributes().stream()
                .anyMatch(
                        attribute -> AttributeHistories.of(instance, attribute).isChanged());
    }

    /**
     * The attribute of that name.
     *
     * @throws InvalidArgumentException if there is none
     */
    public Attribute attribute(String name) {
        Attribute attribute = mapper.attribute(name);
        if (attribute == null) {
            throw new InvalidArgumentException(
                    ApiMessage.NO_ATTRIBUTE,
                    mapper.entityName(),
                    name,
                    mapper.attributes().stream().map(Attribute::name).collect(Collectors.joining(", ")));
        }
        return attribute;
    }
}
