package dev.athanor.internal.mapping.build;

/**
 * What {@code @TableGenerator} says; empty names mean the defaults.
 *
 * @param generator name of the generator in the persistence unit
 * @param table the table
 * @param nameColumn column that tells whose keys a row counts
 * @param valueColumn column with the last key
 * @param name whose keys the row counts
 * @param initialValue the last key before the first one
 * @param allocationSize how many keys are taken at once
 * @param where the class, attribute or package that declares it, for messages
 */
record CounterDraft(
        String generator,
        TableDraft table,
        String nameColumn,
        String valueColumn,
        String name,
        int initialValue,
        int allocationSize,
        String where)
        implements GeneratorDraft {}
