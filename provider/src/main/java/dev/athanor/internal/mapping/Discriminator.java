package dev.athanor.internal.mapping;

import dev.athanor.schema.Column;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a hierarchy tell their entity type.
 *
 * @param column the discriminator column, in the root's table; of TABLE_PER_CLASS one that only a UNION has
 * @param mappers the concrete entity type behind each value (String, Character or Integer)
 */
public record Discriminator(Column column, Map<Object, Mapper> mappers) {
    /** Copies the map. */
    public Discriminator {
        mappers = Map.copyOf(mappers);
    }

    /** The entity type of a row, or null if the value is unknown. */
    public @Nullable Mapper mapper(Object value) {
        return mappers.get(value);
    }
}
