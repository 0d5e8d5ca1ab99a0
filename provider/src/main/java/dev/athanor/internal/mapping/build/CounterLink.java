package dev.athanor.internal.mapping.build;

/**
 * A row that counts keys, in a table that is being put together.
 *
 * @param table the table
 * @param nameColumn the column that tells whose keys a row counts
 * @param valueColumn the column with the last key
 * @param name whose keys the row counts
 * @param initialValue the last key before the first one
 * @param allocationSize how many keys are taken at once
 */
record CounterLink(
        LinkedTable table,
        LinkedColumn nameColumn,
        LinkedColumn valueColumn,
        String name,
        long initialValue,
        int allocationSize) {}
