package dev.athanor.internal.operation;

import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.NoAttributeValueException;
import dev.athanor.message.StateMessage;

/** {@code unset}: an attribute has no value any more. SQLAlchemy 2.0, {@code del} of a mapped attribute. */
public final class UnsetOperation {
    private UnsetOperation() {}

    /**
     * Takes the value of an attribute away.
     *
     * @param mapper the mapper of the instance
     * @param instance the instance, in a session or not
     * @param attribute its attribute
     * @throws NoAttributeValueException if it has none
     */
    public static void unset(Mapper mapper, Object instance, Attribute attribute) {
        if (mapper.idAttributes().contains(attribute) && !(attribute instanceof ToOneAttribute)) {
            // The row is found by what the key was.
            AttributeReader.read(instance, attribute, PassiveMode.LOAD);
        }
        if (!AttributeEvents.unset(instance, attribute)) {
            throw new NoAttributeValueException(
                    StateMessage.NO_VALUE_TO_UNSET, Keys.describe(instance) + "." + attribute.name());
        }
    }
}
