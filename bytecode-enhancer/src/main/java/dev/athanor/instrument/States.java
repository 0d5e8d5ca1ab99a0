package dev.athanor.instrument;

import org.jspecify.annotations.Nullable;

/**
 * Finds the bookkeeping of an instance. The one place that knows where it is kept, so that the engine passes entities and
 * embeddables around as plain objects: a woven instance carries its state, that of any other object is kept beside it.
 */
public final class States {
    private States() {}

    /**
     * The state of an entity or embeddable, created at the first call.
     *
     * @param instance an instance of a managed class
     */
    public static InstanceState of(Object instance) {
        return instance instanceof Instrumented woven ? woven.$athanor$state() : PlainStates.of(instance);
    }

    /**
     * The state of any object, if it has one.
     *
     * @param object anything
     * @return null if no session has ever seen it
     */
    public static @Nullable InstanceState known(Object object) {
        return object instanceof Instrumented woven ? woven.$athanor$state() : PlainStates.known(object);
    }
}
