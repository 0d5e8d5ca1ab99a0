package dev.athanor.internal.boot;

/** What is asked of entity classes. */
public enum EnhancementMode {
    /** Enhanced classes report what is read and written; instances of others are compared. */
    AUTO,
    /** A class that is not enhanced is an error at start. */
    REQUIRED
}
