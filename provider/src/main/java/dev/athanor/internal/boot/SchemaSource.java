package dev.athanor.internal.boot;

/** From what tables are created or dropped. */
public enum SchemaSource {
    /** From the mapping. */
    METADATA,
    /** From a script. */
    SCRIPT,
    /** From the mapping, then from a script. */
    METADATA_THEN_SCRIPT,
    /** From a script, then from the mapping. */
    SCRIPT_THEN_METADATA
}
