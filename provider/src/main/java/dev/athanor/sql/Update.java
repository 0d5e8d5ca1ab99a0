package dev.athanor.sql;

import dev.athanor.schema.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE.
 *
 * @param table which table
 * @param alias the table's alias in the conditions and values, or null for none
 * @param assignments the new values, at least one
 * @param where which rows, or null for all
 */
public record Update(
        Table table,
        @Nullable String alias,
        List<Assignment> assignments,
        @Nullable Predicate where) implements Statement {
    /** Checks the parts. */
    public Update {
        Objects.requireNonNull(table);
        assignments = SqlNode.filled(assignments, "assignments");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
