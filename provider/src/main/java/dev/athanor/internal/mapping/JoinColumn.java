package dev.athanor.internal.mapping;

import dev.athanor.schema.Column;

/**
 * A column that refers to another one.
 *
 * @param column the referring column
 * @param referenced the column that it holds the value of: a column of the target's key in nearly all mappings
 * @param insertable whether INSERT writes it
 * @param updatable whether UPDATE writes it
 */
public record JoinColumn(Column column, Column referenced, boolean insertable, boolean updatable) {
    /** Whether a foreign key of the generated schema keeps it to what it refers to. */
    public boolean isConstrained() {
        return column.isConstrained();
    }
}
