package dev.athanor.message;

/** What kind of failure a database reported, as far as Athanor reacts differently. */
public enum SqlErrorKind {
    /** A unique or primary key exists already. */
    UNIQUE,
    /** A column that must not be null would be null. */
    NOT_NULL,
    /** A referenced row is missing, or a referenced row would go. */
    FOREIGN_KEY,
    /** A check constraint or an exclusion constraint refused the row. */
    CHECK,
    /** A lock was not granted in time. */
    LOCK_TIMEOUT,
    /** The database broke a circle of waiting transactions. */
    DEADLOCK,
    /** Another transaction changed what this one read. */
    SERIALIZATION,
    /** The statement was cancelled because it ran too long. */
    STATEMENT_TIMEOUT,
    /** The connection is gone or could not be made. */
    CONNECTION,
    /** A value does not fit: too long, out of range, division by zero, not convertible. */
    DATA,
    /** Anything else. */
    OTHER;

    /** Whether a constraint of the schema refused a row. */
    public boolean isConstraint() {
        return this == UNIQUE || this == NOT_NULL || this == FOREIGN_KEY || this == CHECK;
    }
}
