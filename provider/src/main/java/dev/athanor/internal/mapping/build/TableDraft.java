package dev.athanor.internal.mapping.build;

import java.util.List;

/**
 * What {@code @Table} or {@code @JoinTable} says of the table itself; empty names mean the defaults.
 *
 * @param name table name
 * @param catalog catalog
 * @param schema schema
 * @param uniqueKeys its unique constraints
 * @param indexes its indexes
 * @param details checks, comment and options
 */
record TableDraft(
        String name,
        String catalog,
        String schema,
        List<UniqueDraft> uniqueKeys,
        List<IndexDraft> indexes,
        SchemaDraft details) {
    static final TableDraft DEFAULT = new TableDraft("", "", "", List.of(), List.of(), SchemaDraft.NONE);

    /**
     * One {@code @UniqueConstraint}.
     *
     * @param name constraint name, or empty
     * @param columns column names
     * @param options SQL that follows it, or empty
     */
    record UniqueDraft(String name, List<String> columns, String options) {}
}
