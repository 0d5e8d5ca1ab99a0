package dev.athanor.internal.boot;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.TypeBindings;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a factory, bound to what it knows of them, so that instances without a session take part in attribute
 * events. Unbound when the factory closes. For the thread that opens or closes the factory.
 */
final class BoundTypes implements AutoCloseable {
    private final boolean remembering;
    private final List<AttributeIndex> bound = new ArrayList<>();

    /**
     * Binds all classes of a model.
     *
     * @param unit name of the persistence unit, for the message
     * @param model the mapped classes
     * @param rules the choices of the unit
     * @throws ConfigurationException if another open factory binds one of them differently; then none is bound
     */
    BoundTypes(String unit, MappedModel model, Rules rules) {
        remembering = rules.is(Switch.CASCADE_PERSIST, Choices.CascadePersist.EVENT);
        try {
            for (Mapper mapper : model.mappers()) {
                bind(unit, mapper.index(), mapper.attributes(), true);
                bindEmbeddables(unit, mapper.attributes());
            }
        } catch (ConfigurationException e) {
            close();
            throw e;
        }
    }

    private void bindEmbeddables(String unit, List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            CollectionRows rows = attribute instanceof PluralAttribute plural ? plural.rows() : null;
            if (rows != null) {
                bindEmbeddables(
                        unit, rows.key() == null ? List.of(rows.element()) : List.of(rows.element(), rows.key()));
            }
            if (attribute instanceof EmbeddedAttribute embedded) {
                AttributeIndex index = AttributeIndex.numbering(embedded.javaType());
                if (!bound.contains(index)) {
                    bind(unit, index, embedded.attributes(), false);
                }
                bindEmbeddables(unit, embedded.attributes());
            }
        }
    }

    private void bind(String unit, AttributeIndex index, List<Attribute> attributes, boolean entity) {
        AttributeEvents events = new AttributeEvents(attributes, index.size(), entity, remembering);
        String other = TypeBindings.bind(index, events);
        if (other != null) {
            throw new ConfigurationException(
                    BootMessage.BOUND_DIFFERENTLY, unit, index.type().getName(), events.signature(), other);
        }
        bound.add(index);
    }

    @Override
    public void close() {
        bound.forEach(TypeBindings::unbind);
        bound.clear();
    }
}
