package dev.athanor.internal.mapping.build;

import java.util.List;

/**
 * What {@code @Table} or {@code @JoinTable} says of the table itself; empty names mean the defaults.
 *
 * @param name table name
 * @param catalog catalog
 * @param schema schema
 * @param uniqueKeys its unique constraints
 */
record TableDraft(String name, String catalog, String schema, List<UniqueDraft> uniqueKeys) {
    static final TableDraft DEFAULT = new TableDraft("", "", "", List.of());

    /**
     * One {@code @UniqueConstraint}.
     *
     * @param name constraint name, or empty
     * @param columns column names
     */
    record UniqueDraft(String name, List<String> columns) {}
}
