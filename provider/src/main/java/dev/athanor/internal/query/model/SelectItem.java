package dev.athanor.internal.query.model;

import org.jspecify.annotations.Nullable;

/**
 * One item of a SELECT clause.
 *
 * @param variable the name under which a tuple has it; null if there is none
 */
public record SelectItem(SelectionNode selection, @Nullable String variable) {}
