package dev.athanor.internal.mapping.build;

/**
 * What {@code @JoinColumn} or {@code @PrimaryKeyJoinColumn} says; empty names mean the defaults.
 *
 * @param name column name
 * @param referenced name of the referenced column
 * @param unique whether it is a unique key of its own
 * @param nullable whether NULL is allowed
 * @param insertable whether INSERT writes it
 * @param updatable whether UPDATE writes it
 * @param definition SQL in place of the type
 * @param foreignKey the constraint
 * @param table the table of the entity that it is in, or empty for the primary one
 * @param details checks, comment and options
 */
record JoinColumnDraft(
        String name,
        String referenced,
        boolean unique,
        boolean nullable,
        boolean insertable,
        boolean updatable,
        String definition,
        ForeignKeyDraft foreignKey,
        String table,
        SchemaDraft details) {
    static final JoinColumnDraft DEFAULT =
            new JoinColumnDraft("", "", false, true, true, true, "", ForeignKeyDraft.DEFAULT, "", SchemaDraft.NONE);
}
