package dev.athanor.internal.mapping;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a primary key, and where its value is in an instance: in a basic attribute, in an embedded id, or in the
 * key of the entity that an attribute refers to. Immutable; shared by all threads.
 */
public final class KeyPart {
    /**
     * Where a part comes from that is part of the key of another entity.
     *
     * @param reference the attribute that refers to that entity
     * @param component which part of that entity's key
     */
    public record Origin(ToOneAttribute reference, int component) {}

    private final Attribute attribute;
    private final List<EmbeddedAttribute> embedded;
    private final @Nullable BasicAttribute value;
    private final @Nullable Origin origin;
    private final Column column;
    private final ColumnType type;
    private final int position;

    /**
     * Creates the part.
     *
     * @param embedded the embeddables that lead to the value, outermost first
     * @param value the attribute with the value, or null if only a reference has it
     * @param origin the entity whose key determines the value, or null
     * @param column the column of the root's table
     * @param type how the value travels
     * @param position position in the key
     */
    public KeyPart(
            List<EmbeddedAttribute> embedded,
            @Nullable BasicAttribute value,
            @Nullable Origin origin,
            Column column,
            ColumnType type,
            int position) {
        this.embedded = List.copyOf(embedded);
        this.value = value;
        this.origin = origin;
        this.column = column;
        this.type = type;
        this.position = position;
        Attribute own = embedded.isEmpty() ? value : embedded.get(0);
        this.attribute = own == null
                ? Objects.requireNonNull(origin, "it is in an attribute").reference()
                : own;
    }

    /** The attribute of the entity itself that has the part. */
    public Attribute attribute() {
        return attribute;
    }

    /** The embeddables that lead to the value, outermost first; empty unless the id is embedded. */
    public List<EmbeddedAttribute> embedded() {
        return embedded;
    }

    /** The attribute with the value, or null if only a reference has it. */
    public @Nullable BasicAttribute value() {
        return value;
    }

    /** The entity whose key determines the value, or null. */
    public @Nullable Origin origin() {
        return origin;
    }

    /** The column of the root's table. */
    public Column column() {
        return column;
    }

    /** How the value travels. */
    public ColumnType type() {
        return type;
    }

    /** Position in the key. */
    public int position() {
        return position;
    }

    /** The name of the attribute that has it. */
    public String name() {
        return value == null ? attribute.name() : value.name();
    }

    /** Whether the program reaches the part under that name of one attribute, without going through another one. */
    public boolean isNamed(String name) {
        return embedded.isEmpty() && value != null && value.name().equals(name);
    }

    /**
     * What an instance has as this part of its key; null if that is not known yet. Of a part that another entity's key
     * determines, that key counts, and not what was copied from it.
     */
    public @Nullable Object get(Object instance) {
        if (origin != null) {
            InstanceState state = States.of(instance);
            ToOneAttribute reference = origin.reference();
            if (!state.isLoaded(reference.number()) && state.key != null) {
                return component(state.key, position, mapper(state).id().size());
            }
            Object target = reference.get(instance);
            if (target != null) {
                Object key = reference.target().keyOf(target);
                return key == null
                        ? null
                        : component(
                                key, origin.component(), reference.target().id().size());
            }
        }
        return value == null ? null : own(instance, value);
    }

    private @Nullable Object own(Object instance, BasicAttribute basic) {
        Object holder = instance;
        for (EmbeddedAttribute step : embedded) {
            holder = step.get(holder);
            if (holder == null) {
                return null;
            }
        }
        return basic.type().canonical(basic.get(holder));
    }

    private static Mapper mapper(InstanceState state) {
        return (Mapper) Objects.requireNonNull(state.mapper);
    }

    /** One component of a key: a key of one column is the value itself, others are lists of values. */
    public static Object component(Object key, int position, int size) {
        return size == 1 ? key : ((List<?>) key).get(position);
    }

    @Override
    public String toString() {
        return String.valueOf(value == null ? attribute : value);
    }
}
