package dev.athanor.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity or embeddable type as an entity graph sees it: attributes, some of which lead to further such types. Immutable.
 *
 * @param javaType its class
 * @param entity its mapper; null for an embeddable
 * @param attributes its attributes
 */
public record GraphType(Class<?> javaType, @Nullable Mapper entity, List<Attribute> attributes) {
    /** Copies the list. */
    public GraphType {
        attributes = List.copyOf(attributes);
    }

    /** An entity. */
    public static GraphType of(Mapper entity) {
        return new GraphType(entity.javaType(), entity, entity.attributes());
    }

    private static GraphType of(EmbeddedAttribute embedded) {
        List<ClassLevel> levels = embedded.levels();
        return new GraphType(levels.get(levels.size() - 1).type(), null, embedded.attributes());
    }

    /** The attribute of a name, or null. */
    public @Nullable Attribute attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Where an attribute leads: for collections to their elements. Null if it has plain values. */
    public static @Nullable GraphType behind(Attribute attribute) {
        if (attribute instanceof Association association) {
            return of(association.target());
        }
        if (attribute instanceof ElementCollection elements) {
            return behind(elements.element());
        }
        return attribute instanceof EmbeddedAttribute embedded ? of(embedded) : null;
    }

    /** The type of the keys of a map. Null if the attribute is no map, or its keys are plain values. */
    public static @Nullable GraphType keyOf(Attribute attribute) {
        if (!(attribute instanceof PluralAttribute map) || map.shape() != PluralAttribute.Shape.MAP) {
            return null;
        }
        Attribute key = map.key();
        if (key == null && map instanceof PluralAssociation of && of.mapKeyName() != null) {
            key = of.target().attribute(of.mapKeyName());
        }
        return key == null ? null : behind(key);
    }

    /**
     * The same as a subtype.
     *
     * @param type a class
     * @param model where entities are found
     * @return null if the class is no mapped one at or below this type
     */
    public @Nullable GraphType as(Class<?> type, MappedModel model) {
        if (type == javaType) {
            return this;
        }
        Mapper top = entity;
        Mapper found = model.mapper(type);
        return top != null && found != null && found.isA(top) ? of(found) : null;
    }
}
