package dev.athanor.internal.mapping;

import java.util.List;

/** Makes what calls the program's methods, for one entity type at a time. */
@FunctionalInterface
public interface CallbackSource {
    /**
     * Prepares the calls.
     *
     * @param methods the methods of one entity type in the order of their calls; at least one
     */
    EntityCallbacks callbacks(List<CallbackMethod> methods);
}
