package dev.athanor.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name constraint name, or null to let the schema generator derive one
 * @param columns the columns, in order
 */
public record UniqueKey(@Nullable Name name, List<Column> columns) {
    /** Copies the columns. */
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
