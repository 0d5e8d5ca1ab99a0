package dev.athanor.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key constraint.
 *
 * @param name constraint name, or null to let the schema generator derive one
 * @param columns the referring columns, all of one table
 * @param referenced the referenced columns, pairwise
 * @param generated whether the schema generator writes it (false for {@code ConstraintMode.NO_CONSTRAINT})
 */
public record ForeignKey(@Nullable Name name, List<Column> columns, List<Column> referenced, boolean generated) {
    /** Checks that both sides pair up. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
        if (columns.isEmpty() || columns.size() != referenced.size()) {
            throw new IllegalArgumentException("a foreign key pairs its columns with those that it references");
        }
    }

    /** The table that is referred to. */
    public Table target() {
        return referenced.get(0).table();
    }
}
