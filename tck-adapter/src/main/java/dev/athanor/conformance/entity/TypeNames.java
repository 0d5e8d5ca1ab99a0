package dev.athanor.conformance.entity;

import dev.athanor.conformance.corpus.ColumnType;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import java.lang.reflect.Modifier;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;

/** How the classes of a mapping are called, and their members. */
record TypeNames(Mapping mapping) {

    /** The class of an entity. */
    String entity(String entity) {
        return "conformance." + mapping.name().replaceAll("\\W", "_") + "." + entity;
    }

    /** The class of a composite key; all entities of a hierarchy share it. */
    String key(Entity entity) {
        return entity(mapping.root(entity).name() + "Key");
    }

    /** A class that need not have been made yet. */
    static TypeDescription promised(String name) {
        return InstrumentedType.Default.of(
                name, TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Object.class), Modifier.PUBLIC);
    }

    /** The type of a column's attribute. */
    static TypeDescription.Generic type(ColumnType type) {
        return TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(type.javaType());
    }

    /** The type of a relationship's attribute: the target, or a list of it. */
    TypeDescription.Generic type(Relationship relationship) {
        TypeDescription target = promised(entity(relationship.target()));
        return relationship.isPlural()
                ? TypeDescription.Generic.Builder.parameterizedType(
                                TypeDescription.ForLoadedType.of(List.class), target)
                        .build()
                : target.asGenericType();
    }

    static String getter(String attribute) {
        return "get" + capitalised(attribute);
    }

    static String setter(String attribute) {
        return "set" + capitalised(attribute);
    }

    private static String capitalised(String attribute) {
        return Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
    }
}
