package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.Collection;
import java.util.Objects;
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
        if (state.isChanged(attribute.number())) {
            // Unset by the program.
            return attribute.get(instance);
        }
        StateOwner owner = state.owner();
        if (mode == PassiveMode.NO_LOAD || owner == null) {
            return InstanceState.NOT_LOADED;
        }
        if (owner instanceof AttributeLoader loader) {
            loader.load(instance, attribute.number());
        } else {
            owner.reading(instance, attribute.number());
        }
        // A loading strategy may say that there is nothing to load.
        return attribute.get(instance);
    }

    /**
     * Loads what is missing of an attribute, of a collection its members too.
     *
     * @param instance an attached instance
     * @param attribute its attribute
     */
    public static void fetch(Object instance, Attribute attribute) {
        loader(instance).load(instance, attribute.number());
    }

    /**
     * The members of a collection, loaded if that is what it takes; those of a collection that is never loaded as a whole are read and
     * not kept.
     *
     * @param instance the owner: an entity or an embeddable, attached
     * @param attribute a collection
     */
    public static Collection<?> members(Object instance, PluralAttribute attribute) {
        return loader(instance).members(instance, attribute.number());
    }

    /**
     * What a reference leads to by the key that the row holds, without a statement.
     *
     * @param instance an attached instance
     * @param attribute its reference
     * @return the object, null, or {@link InstanceState#NOT_LOADED}
     */
    public static @Nullable Object known(Object instance, ToOneAttribute attribute) {
        return loader(instance).known(instance, attribute.number());
    }

    /**
     * What a reference leads to by the key that the row holds; loads it if need be, and stores nothing in the instance.
     *
     * @param instance a persistent instance
     * @param attribute its reference
     */
    public static @Nullable Object former(Object instance, ToOneAttribute attribute) {
        return loader(instance).former(instance, attribute.number());
    }

    private static AttributeLoader loader(Object instance) {
        return (AttributeLoader) Objects.requireNonNull(States.of(instance).reachOwner(), "not attached");
    }
}
