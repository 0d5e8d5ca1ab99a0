package dev.athanor.internal.mapping.build;

/**
 * One {@code @Index}.
 *
 * @param name its name, or empty
 * @param columns column names, each with ASC or DESC after it if need be, separated by commas
 * @param unique whether no two rows may agree
 * @param options SQL that ends its statement, or empty
 */
record IndexDraft(String name, String columns, boolean unique, String options) {}
