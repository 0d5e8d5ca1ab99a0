package dev.athanor.internal.operation;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import org.jspecify.annotations.Nullable;

/** Writes an attribute as the program would: with the events of a write, but without calling its setter. */
public final class AttributeWriter {
    private AttributeWriter() {}

    /** Writes an attribute of an instance, in a session or not. */
    public static void write(Object instance, Attribute attribute, @Nullable Object value) {
        Object old = attribute.get(instance);
        attribute.set(instance, States.of(instance).assign(instance, attribute.number(), old, value));
    }
}
