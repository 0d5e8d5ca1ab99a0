package dev.athanor.sql;

import dev.athanor.schema.Column;
import java.util.Objects;

/**
 * A column and its new value.
 *
 * @param column the column
 * @param value the value
 */
public record Assignment(Column column, Expression value) implements SqlNode {
    /** Checks the parts. */
    public Assignment {
        Objects.requireNonNull(column);
        Objects.requireNonNull(value);
    }
}
