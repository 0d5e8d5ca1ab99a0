package dev.athanor.internal.mapping.build;

/**
 * A linked column that refers to another one.
 *
 * @param column the referring column
 * @param referenced the referenced column
 * @param insertable whether INSERT writes it
 * @param updatable whether UPDATE writes it
 */
record LinkedJoinColumn(LinkedColumn column, LinkedColumn referenced, boolean insertable, boolean updatable) {}
