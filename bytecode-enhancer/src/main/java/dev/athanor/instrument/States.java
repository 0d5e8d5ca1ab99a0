package dev.athanor.instrument;

/**
 * Finds the bookkeeping of an instance. The one place that knows where it is kept, so that the engine passes entities and
 * embeddables around as plain objects.
 */
public final class States {
    private States() {}

    /**
     * The state of an entity or embeddable, created at the first call.
     *
     * @param instance an instance of an enhanced class
     * @throws ClassCastException if the class is not enhanced
     */
    public static InstanceState of(Object instance) {
        return ((Instrumented) instance).$athanor$state();
    }
}
