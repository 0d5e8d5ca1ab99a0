package dev.athanor.internal.mapping.build;

/**
 * What {@code @SequenceGenerator} says; empty names mean the defaults.
 *
 * @param generator name of the generator in the persistence unit
 * @param name name of the sequence
 * @param catalog catalog
 * @param schema schema
 * @param initialValue first value
 * @param allocationSize increment
 * @param where the class, attribute or package that declares it, for messages
 */
record SequenceDraft(
        String generator,
        String name,
        String catalog,
        String schema,
        int initialValue,
        int allocationSize,
        String where)
        implements GeneratorDraft {
    static final int ALLOCATION = 50;
}
