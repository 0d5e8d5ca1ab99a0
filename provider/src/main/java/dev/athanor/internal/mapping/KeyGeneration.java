package dev.athanor.internal.mapping;

import dev.athanor.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Where the primary key of an entity type comes from.
 *
 * @param kind the source
 * @param sequence the sequence, for SEQUENCE only
 * @param counter the row of a table, for TABLE only
 */
public record KeyGeneration(
        Kind kind, @Nullable Sequence sequence, @Nullable Counter counter) {
    /** The sources of keys. */
    public enum Kind {
        /** The program sets it. */
        ASSIGNED,
        /** An identity column: known after the INSERT. */
        IDENTITY,
        /** A sequence with allocation: known at persist. */
        SEQUENCE,
        /** A row of a table that counts, with allocation: known at persist. */
        TABLE,
        /** A random UUID: known at persist. */
        UUID
    }

    /** Keys that come neither from a sequence nor from a table, or from a sequence. */
    public KeyGeneration(Kind kind, @Nullable Sequence sequence) {
        this(kind, sequence, null);
    }

    /** The program sets the key. */
    public static final KeyGeneration ASSIGNED = new KeyGeneration(Kind.ASSIGNED, null);
}
