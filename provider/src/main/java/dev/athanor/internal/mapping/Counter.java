package dev.athanor.internal.mapping;

import dev.athanor.schema.Column;
import dev.athanor.schema.Table;

/**
 * A row of a table that counts keys. It holds the last key that was given out.
 *
 * @param table the table
 * @param nameColumn the column that tells whose keys a row counts
 * @param valueColumn the column with the last key
 * @param name whose keys the row counts
 * @param initialValue the last key before the first one
 * @param allocationSize how many keys are taken at once
 */
public record Counter(
        Table table, Column nameColumn, Column valueColumn, String name, long initialValue, int allocationSize) {}
