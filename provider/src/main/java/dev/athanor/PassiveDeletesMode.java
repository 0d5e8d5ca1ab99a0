package dev.athanor;

/** What is left to the ON DELETE clauses of the database when an owner is removed. See {@link PassiveDeletes}. */
public enum PassiveDeletesMode {
    /** Nothing: what is not loaded is loaded, and deleted or set free. */
    FALSE,
    /** What is not loaded. */
    TRUE,
    /** Everything: no row at the far side is touched, loaded or not. */
    ALL
}
