package dev.athanor.internal.mapping.build;

/**
 * What {@code @Column} says; an empty name means the default.
 *
 * @param name column name
 * @param unique whether it is a unique key of its own
 * @param nullable whether NULL is allowed
 * @param insertable whether INSERT writes it
 * @param updatable whether UPDATE writes it
 * @param definition SQL in place of the type
 * @param length for texts and binary data
 * @param precision for decimals
 * @param scale for decimals
 * @param secondPrecision for times
 * @param table the table of the entity that it is in, or empty for the primary one
 * @param details checks, comment and options
 */
record ColumnDraft(
        String name,
        boolean unique,
        boolean nullable,
        boolean insertable,
        boolean updatable,
        String definition,
        int length,
        int precision,
        int scale,
        int secondPrecision,
        String table,
        SchemaDraft details) {
    static final int LENGTH = 255;

    static final ColumnDraft DEFAULT =
            new ColumnDraft("", false, true, true, true, "", LENGTH, 0, 0, -1, "", SchemaDraft.NONE);
}
