package dev.athanor.internal.mapping.build;

/**
 * What {@code @DiscriminatorColumn} says.
 *
 * @param name column name
 * @param type a constant of {@code DiscriminatorType}
 * @param length for texts
 * @param definition SQL in place of the type, or empty
 * @param options SQL that ends its definition, or empty
 */
record DiscriminatorDraft(String name, String type, int length, String definition, String options) {
    static final DiscriminatorDraft DEFAULT = new DiscriminatorDraft("DTYPE", "STRING", 31, "", "");
}
