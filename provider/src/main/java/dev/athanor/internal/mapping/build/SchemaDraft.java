package dev.athanor.internal.mapping.build;

import java.util.List;

/**
 * What an annotation says of a table or column that matters to nobody but the schema generator.
 *
 * @param checks its check constraints
 * @param comment for the database's catalogue, or empty
 * @param options SQL that ends its definition, or empty
 */
record SchemaDraft(List<CheckDraft> checks, String comment, String options) {
    static final SchemaDraft NONE = new SchemaDraft(List.of(), "", "");

    /**
     * One {@code @CheckConstraint}.
     *
     * @param name constraint name, or empty
     * @param condition SQL
     * @param options SQL that follows it, or empty
     */
    record CheckDraft(String name, String condition, String options) {}
}
