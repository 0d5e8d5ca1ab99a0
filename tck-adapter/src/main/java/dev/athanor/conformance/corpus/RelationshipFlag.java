package dev.athanor.conformance.corpus;

/** Switches of a relationship that are off unless the mapping says otherwise. */
public enum RelationshipFlag {
    /** A changed key is written to the children by the provider: {@code passive_updates} is false. */
    ACTIVE_UPDATES,
    /** An object has one owner only. */
    SINGLE_PARENT,
    /** Read, never written. */
    VIEW_ONLY,
    /** The foreign key is written by a statement of its own. */
    POST_UPDATE,
    /** Loads on pending objects. */
    LOAD_ON_PENDING,
    /** Loads the former value as it is replaced. */
    ACTIVE_HISTORY
}
