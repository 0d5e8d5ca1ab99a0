package dev.athanor.conformance.corpus;

import org.jspecify.annotations.Nullable;

/**
 * A column of an entity or of an association table.
 *
 * @param name of the column, and of the attribute
 * @param type what it holds
 * @param nullable whether it can be null
 * @param unique whether its values are unique
 * @param insertDefault what the provider writes if the attribute was never set, or null
 * @param serverDefault what the database writes if no value is given, or null
 * @param deferred whether it is loaded at the first touch
 * @param loadGroup the group of deferred columns that load together, or null
 * @param reference the foreign key, or null
 * @param key whether it is part of the primary key, in association tables
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        boolean unique,
        @Nullable String insertDefault,
        @Nullable String serverDefault,
        boolean deferred,
        @Nullable String loadGroup,
        @Nullable ForeignKey reference,
        boolean key) {}
