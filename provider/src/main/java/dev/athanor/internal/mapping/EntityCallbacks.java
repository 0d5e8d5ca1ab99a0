package dev.athanor.internal.mapping;

/** The program's methods for one entity type. Implemented above this package; shared by all threads. */
public interface EntityCallbacks {
    /** Whether there is a method for an event. */
    boolean has(LifecycleEvent event);

    /**
     * Calls the methods for an event, one after the other, until one throws.
     *
     * @param event what happens, or has happened
     * @param instance to which instance
     */
    void call(LifecycleEvent event, Object instance);
}
