package dev.athanor.schema;

import org.jspecify.annotations.Nullable;

/**
 * A database sequence.
 *
 * @param catalog catalog, or null
 * @param schema schema, or null
 * @param name name
 * @param initialValue first value
 * @param allocationSize increment: how many keys one call of the sequence stands for
 */
public record Sequence(
        @Nullable Name catalog, @Nullable Name schema, Name name, long initialValue, int allocationSize) {}
