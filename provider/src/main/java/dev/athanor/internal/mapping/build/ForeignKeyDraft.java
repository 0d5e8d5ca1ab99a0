package dev.athanor.internal.mapping.build;

/**
 * What {@code @ForeignKey} says.
 *
 * @param name constraint name, or empty
 * @param generated whether the schema generator writes it
 */
record ForeignKeyDraft(String name, boolean generated) {
    static final ForeignKeyDraft DEFAULT = new ForeignKeyDraft("", true);
}
