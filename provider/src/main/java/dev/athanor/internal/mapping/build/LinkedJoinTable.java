package dev.athanor.internal.mapping.build;

import java.util.List;

/**
 * A linked join table.
 *
 * @param table the table
 * @param own its columns that refer to the owner
 * @param other its columns that refer to the target
 */
record LinkedJoinTable(LinkedTable table, List<LinkedJoinColumn> own, List<LinkedJoinColumn> other) {}
