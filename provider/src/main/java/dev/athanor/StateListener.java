package dev.athanor;

/**
 * Hears of every transition of an instance from one state to another. A listener must not use the session that tells it. SQLAlchemy 2.0,
 * "Object Lifecycle Events".
 */
public interface StateListener {
    /** An instance was persisted. */
    default void transientToPending(AthanorSession session, Object entity) {}

    /** A pending instance left the session. */
    default void pendingToTransient(AthanorSession session, Object entity) {}

    /** A flush inserted the row. */
    default void pendingToPersistent(AthanorSession session, Object entity) {}

    /** The insert was rolled back. */
    default void persistentToTransient(AthanorSession session, Object entity) {}

    /** A row was read for which there was no instance. */
    default void loadedAsPersistent(AthanorSession session, Object entity) {}

    /** A flush deleted the row. */
    default void persistentToDeleted(AthanorSession session, Object entity) {}

    /** The transaction of the delete was committed. */
    default void deletedToDetached(AthanorSession session, Object entity) {}

    /** The delete was rolled back. */
    default void deletedToPersistent(AthanorSession session, Object entity) {}

    /** A persistent instance left the session. */
    default void persistentToDetached(AthanorSession session, Object entity) {}

    /** A detached instance was attached again. */
    default void detachedToPersistent(AthanorSession session, Object entity) {}
}
