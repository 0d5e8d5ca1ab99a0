package dev.athanor.internal.operation;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import org.jspecify.annotations.Nullable;

/** Writes an attribute as the program would: with the events of a write, but without calling its setter. */
final class AttributeWriter {
    private AttributeWriter() {}

    static void write(Object instance, Attribute attribute, @Nullable Object value) {
        Object old = attribute.get(instance);
        attribute.set(instance, States.of(instance).assign(instance, attribute.number(), old, value));
    }
}
