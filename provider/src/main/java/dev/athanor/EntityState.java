package dev.athanor;

/** The states of an instance. SQLAlchemy 2.0, "Quickie Intro to Object States". */
public enum EntityState {
    /** In no session, without a row. */
    TRANSIENT,
    /** In a session, to be inserted by the next flush. */
    PENDING,
    /** In a session, with a row; also while it is marked as removed. */
    PERSISTENT,
    /** Its row was deleted by a flush, and the transaction has not ended. */
    DELETED,
    /** In no session; a row was known. */
    DETACHED
}
