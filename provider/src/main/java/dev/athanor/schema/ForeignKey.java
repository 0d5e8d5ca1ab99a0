package dev.athanor.schema;

import dev.athanor.ReferentialAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key constraint.
 *
 * @param name constraint name, or null to let the schema generator derive one
 * @param columns the referring columns, all of one table
 * @param referenced the referenced columns, pairwise
 * @param rule how the schema generator writes it; null if it does not ({@code ConstraintMode.NO_CONSTRAINT})
 */
public record ForeignKey(
        @Nullable Name name,
        List<Column> columns,
        List<Column> referenced,
        @Nullable Rule rule) {
    /**
     * How a foreign key is written.
     *
     * @param definition SQL in place of what columns and actions would make, or null
     * @param options SQL that follows the constraint, or empty
     * @param onDelete what happens when the referenced row is deleted, or null for the database's default
     * @param onUpdate what happens when the referenced key is changed, or null for the database's default
     */
    public record Rule(
            @Nullable String definition,
            String options,
            @Nullable ReferentialAction onDelete,
            @Nullable ReferentialAction onUpdate) {
        /** As the database would have it. */
        public static final Rule DEFAULT = new Rule(null, "", null, null);
    }

    /** Checks that both sides pair up. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
        if (columns.isEmpty() || columns.size() != referenced.size()) {
            throw new IllegalArgumentException("a foreign key pairs its columns with those that it references");
        }
    }

    /**
     * A foreign key without anything special.
     *
     * @param generated whether the schema generator writes it
     */
    public ForeignKey(@Nullable Name name, List<Column> columns, List<Column> referenced, boolean generated) {
        this(name, columns, referenced, generated ? Rule.DEFAULT : null);
    }

    /** Whether the schema generator writes it. */
    public boolean generated() {
        return rule != null;
    }

    /** The table that is referred to. */
    public Table target() {
        return referenced.get(0).table();
    }
}
