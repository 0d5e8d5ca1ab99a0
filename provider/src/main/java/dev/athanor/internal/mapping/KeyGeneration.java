package dev.athanor.internal.mapping;

import dev.athanor.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Where the primary key of an entity type comes from.
 *
 * @param kind the source
 * @param sequence the sequence, for SEQUENCE only
 */
public record KeyGeneration(Kind kind, @Nullable Sequence sequence) {
    /** The sources of keys. */
    public enum Kind {
        /** The program sets it. */
        ASSIGNED,
        /** An identity column: known after the INSERT. */
        IDENTITY,
        /** A sequence with allocation: known at persist. */
        SEQUENCE,
        /** A random UUID: known at persist. */
        UUID
    }

    /** The program sets the key. */
    public static final KeyGeneration ASSIGNED = new KeyGeneration(Kind.ASSIGNED, null);
}
