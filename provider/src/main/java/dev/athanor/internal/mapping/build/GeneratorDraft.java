package dev.athanor.internal.mapping.build;

/** What an annotation says of a generator that attributes can name. */
sealed interface GeneratorDraft permits SequenceDraft, CounterDraft {
    /** Its name in the persistence unit, or empty. */
    String generator();

    /** How many keys are taken at once. */
    int allocationSize();

    /** The class, attribute or package that declares it, for messages. */
    String where();
}
