package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * Reads an attribute on behalf of the engine. Cascade and flush read through here, so that they never meet a loader: if
 * the mode allows loading, the instance asks its owner.
 */
public final class AttributeReader {
    private AttributeReader() {}

    /**
     * Reads a value.
     *
     * @param instance the instance
     * @param attribute its attribute
     * @param mode what the read may do
     * @return the value, or {@link InstanceState#NOT_LOADED}
     */
    public static @Nullable Object read(Object instance, Attribute attribute, PassiveMode mode) {
        InstanceState state = States.of(instance);
        if (state.isLoaded(attribute.number())) {
            return attribute.get(instance);
        }
        Lifecycle life = Lifecycle.of(state);
        if (life == Lifecycle.TRANSIENT || life == Lifecycle.PENDING) {
            // Nothing to load: what was never set is what the constructor left.
            return attribute.get(instance);
        }
        StateOwner owner = state.owner();
        if (mode == PassiveMode.NO_LOAD || owner == null) {
            return InstanceState.NOT_LOADED;
        }
        owner.reading(instance, attribute.number());
        return attribute.get(instance);
    }
}
