package dev.athanor.conformance.corpus;

import org.jspecify.annotations.Nullable;

/**
 * The foreign key of one column.
 *
 * @param table the table that it refers to
 * @param column the column that it refers to
 * @param onDelete the action of the ON DELETE clause, as SQL writes it; null for none
 * @param onUpdate the action of the ON UPDATE clause, as SQL writes it; null for none
 */
public record ForeignKey(
        String table,
        String column,
        @Nullable String onDelete,
        @Nullable String onUpdate) {}
