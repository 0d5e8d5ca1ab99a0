package dev.athanor.internal.query.model;

/** Where TRIM takes characters away. */
public enum TrimSide {
    LEADING,
    TRAILING,
    BOTH
}
