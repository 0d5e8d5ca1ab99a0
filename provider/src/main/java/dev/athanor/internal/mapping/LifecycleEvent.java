package dev.athanor.internal.mapping;

/** The moments in the life of an instance at which a program may have its own methods called. */
public enum LifecycleEvent {
    /** Before {@code persist} makes a new instance managed. */
    PRE_PERSIST,
    /** After its row was inserted. */
    POST_PERSIST,
    /** Before its row is updated; what the method changes is part of the update. */
    PRE_UPDATE,
    /** After its row was updated. */
    POST_UPDATE,
    /** Before {@code remove} marks an instance. */
    PRE_REMOVE,
    /** After its row was deleted. */
    POST_REMOVE,
    /** After its row was read, by a load or a refresh. */
    POST_LOAD
}
