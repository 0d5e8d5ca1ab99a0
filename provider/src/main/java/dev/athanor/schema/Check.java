package dev.athanor.schema;

import org.jspecify.annotations.Nullable;

/**
 * A condition that every row of a table meets.
 *
 * @param name constraint name, or null to leave it to the database
 * @param condition the condition in SQL
 * @param options SQL that follows the constraint, or empty
 */
public record Check(@Nullable Name name, String condition, String options) {}
