package dev.athanor.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name constraint name, or null to let the schema generator derive one
 * @param columns the columns, in order
 * @param options SQL that follows the constraint, or empty
 */
public record UniqueKey(@Nullable Name name, List<Column> columns, String options) {
    /** Copies the columns. */
    public UniqueKey {
        columns = List.copyOf(columns);
    }

    /** A unique constraint without options. */
    public UniqueKey(@Nullable Name name, List<Column> columns) {
        this(name, columns, "");
    }
}
