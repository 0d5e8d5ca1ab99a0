package dev.athanor.internal.state;

/** What a read of an attribute may do. Every internal reader says so; nobody loads by accident. */
public enum PassiveMode {
    /** Load what is missing. */
    LOAD,
    /** Take what is in memory. */
    NO_LOAD
}
