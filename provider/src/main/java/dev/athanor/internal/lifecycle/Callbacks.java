package dev.athanor.internal.lifecycle;

import dev.athanor.internal.mapping.CallbackMethod;
import dev.athanor.internal.mapping.EntityCallbacks;
import dev.athanor.internal.mapping.LifecycleEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks of one entity type: a chain of methods per event. Who is in a chain, and in which order, is decided when
 * the mapping is built. Frozen; shared by all threads, as far as the program's listeners can be.
 */
public final class Callbacks implements EntityCallbacks {
    private final @Nullable ListenerChain[] chains = new ListenerChain[LifecycleEvent.values().length];

    /**
     * Prepares the calls.
     *
     * @param methods the methods of the type in the order of their calls
     */
    public Callbacks(List<CallbackMethod> methods) {
        for (LifecycleEvent event : LifecycleEvent.values()) {
            List<CallbackMethod> mine =
                    methods.stream().filter(method -> method.event() == event).toList();
            chains[event.ordinal()] = mine.isEmpty() ? null : new ListenerChain(mine);
        }
    }

    @Override
    public boolean has(LifecycleEvent event) {
        return chains[event.ordinal()] != null;
    }

    @Override
    public void call(LifecycleEvent event, Object instance) {
        ListenerChain chain = chains[event.ordinal()];
        if (chain != null) {
            chain.call(instance);
        }
    }
}
