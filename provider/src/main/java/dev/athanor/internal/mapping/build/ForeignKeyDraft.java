package dev.athanor.internal.mapping.build;

/**
 * What {@code @ForeignKey} says.
 *
 * @param name constraint name, or empty
 * @param generated whether the schema generator writes it
 * @param definition SQL in place of what the columns would make, or empty
 * @param options SQL that follows it, or empty
 */
record ForeignKeyDraft(String name, boolean generated, String definition, String options) {
    static final ForeignKeyDraft DEFAULT = new ForeignKeyDraft("", true, "", "");
}
