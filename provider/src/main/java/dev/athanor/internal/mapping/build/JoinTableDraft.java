package dev.athanor.internal.mapping.build;

import java.util.List;

/**
 * What {@code @JoinTable} says.
 *
 * @param table the table
 * @param own the columns that refer to the owner
 * @param other the columns that refer to the target
 * @param ownKey the constraint on the former
 * @param otherKey the constraint on the latter
 */
record JoinTableDraft(
        TableDraft table,
        List<JoinColumnDraft> own,
        List<JoinColumnDraft> other,
        ForeignKeyDraft ownKey,
        ForeignKeyDraft otherKey) {
    static final JoinTableDraft DEFAULT = new JoinTableDraft(
            TableDraft.DEFAULT, List.of(), List.of(), ForeignKeyDraft.DEFAULT, ForeignKeyDraft.DEFAULT);
}
