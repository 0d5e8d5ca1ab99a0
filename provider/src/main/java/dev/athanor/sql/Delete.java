package dev.athanor.sql;

import dev.athanor.schema.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A DELETE.
 *
 * @param table from which table
 * @param alias the table's alias in the condition, or null for none
 * @param where which rows, or null for all
 */
public record Delete(
        Table table, @Nullable String alias, @Nullable Predicate where) implements Statement {
    /** Checks the table. */
    public Delete {
        Objects.requireNonNull(table);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
