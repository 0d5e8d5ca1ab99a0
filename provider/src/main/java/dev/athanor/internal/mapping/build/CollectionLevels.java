package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import dev.athanor.message.MappingMessage;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a collection holds: its shape, and for what lies in rows of its own the element, the position in a list
 * and the key of a map, each linked as if it were an attribute of such a row.
 */
final class CollectionLevels {
    private static final Map<String, Shape> SHAPES = Map.of(
            "java.util.Collection", Shape.COLLECTION,
            "java.util.List", Shape.LIST,
            "java.util.Set", Shape.SET,
            "java.util.Map", Shape.MAP);

    private final LevelLinker levels;
    private final UnitDraft unit;
    private final Classes classes;
    private final Problems problems;

    CollectionLevels(LevelLinker levels, UnitDraft unit, Classes classes, Problems problems) {
        this.levels = levels;
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
    }

    PluralLink plural(LevelLink level, AttributeDraft draft, TypeDescription.Generic type, Class<?> javaType) {
        Shape shape = shape(level, draft, javaType);
        return new PluralLink(draft, level, type, javaType, shape, key(level, draft, type, shape));
    }

    ElementsLink elements(LevelLink level, AttributeDraft draft, TypeDescription.Generic type, Class<?> javaType) {
        Shape shape = shape(level, draft, javaType);
        if (draft.collection.mapKey() != null) {
            problems.add(
                    level.draft.name(),
                    draft.name,
                    MappingMessage.WRONG_ANNOTATION,
                    "MapKey",
                    "a collection of values");
        }
        return new ElementsLink(
                draft,
                level,
                type,
                javaType,
                shape,
                element(level, draft, type, shape),
                key(level, draft, type, shape));
    }

    private @Nullable Shape shape(LevelLink level, AttributeDraft draft, Class<?> javaType) {
        Shape shape = SHAPES.get(javaType.getName());
        if (shape == null) {
            problems.add(level.draft.name(), draft.name, MappingMessage.COLLECTION_TYPE, javaType.getName());
            return null;
        }
        CollectionDraft collection = draft.collection;
        if (shape != Shape.LIST && collection.orderColumn() != null) {
            refuse(level, draft, "OrderColumn", javaType);
        }
        boolean describesKeys = collection.mapKey() != null
                || collection.keyColumn() != null
                || collection.keyClass() != null
                || collection.keyEnumerated() != null
                || collection.keyTemporal() != null
                || !collection.keyJoin().isEmpty();
        if (shape != Shape.MAP && describesKeys) {
            refuse(level, draft, collection.mapKey() != null ? "MapKey" : "MapKeyColumn", javaType);
        }
        if (collection.orderBy() != null && collection.orderColumn() != null) {
            problems.add(level.draft.name(), draft.name, MappingMessage.CONTRADICTION, "@OrderBy", "@OrderColumn");
        }
        return shape;
    }

    private void refuse(LevelLink level, AttributeDraft draft, String annotation, Class<?> javaType) {
        problems.add(
                level.draft.name(), draft.name, MappingMessage.WRONG_ANNOTATION, annotation, "a " + javaType.getName());
    }

    private @Nullable AttributeLink element(
            LevelLink level, AttributeDraft draft, TypeDescription.Generic type, @Nullable Shape shape) {
        TypeDescription target = draft.elements == null ? null : draft.elements.target();
        TypeDescription.Generic found = target == null ? lastArgument(type) : target.asGenericType();
        if (found == null) {
            problems.add(level.draft.name(), draft.name, MappingMessage.NO_TARGET);
            return null;
        }
        AttributeDraft element = new AttributeDraft(draft.name, draft.field, null, null, true);
        element.column = draft.column;
        element.enumerated = draft.enumerated;
        element.temporal = draft.temporal;
        element.lob = draft.lob;
        element.overrides = ofElement(draft.overrides, shape);
        return value(level, element, found);
    }

    /** What is said about a collection that concerns its elements: of a map, what begins with "value" too. */
    static Overrides ofElement(Overrides overrides, @Nullable Shape shape) {
        return shape == Shape.MAP ? overrides.within(overrides.of("value")) : overrides;
    }

    private @Nullable AttributeLink value(LevelLink level, AttributeDraft draft, TypeDescription.Generic type) {
        Class<?> javaType = classes.load(type, level.draft.name(), draft.name);
        return javaType == null ? null : levels.element(level, draft, type, javaType);
    }

    static TypeDescription.@Nullable Generic lastArgument(TypeDescription.Generic type) {
        if (!type.getSort().isParameterized()) {
            return null;
        }
        List<TypeDescription.Generic> arguments = type.getTypeArguments();
        return bound(arguments.get(arguments.size() - 1));
    }

    private static TypeDescription.Generic bound(TypeDescription.Generic argument) {
        return argument.getSort().isWildcard() ? argument.getUpperBounds().get(0) : argument;
    }

    private @Nullable AttributeLink key(
            LevelLink level, AttributeDraft draft, TypeDescription.Generic type, @Nullable Shape shape) {
        CollectionDraft collection = draft.collection;
        if (shape == Shape.LIST && collection.orderColumn() != null) {
            return position(level, draft, collection.orderColumn());
        }
        if (shape != Shape.MAP || collection.mapKey() != null) {
            return null;
        }
        TypeDescription.Generic found = null;
        if (collection.keyClass() != null) {
            found = collection.keyClass().asGenericType();
        } else if (type.getSort().isParameterized()) {
            found = bound(type.getTypeArguments().get(0));
        }
        if (found == null) {
            problems.add(level.draft.name(), draft.name, MappingMessage.NO_KEY_TYPE);
            return null;
        }
        AttributeDraft key = new AttributeDraft(draft.name + "_KEY", draft.field, null, null, true);
        key.column = collection.keyColumn() == null ? ColumnDraft.DEFAULT : collection.keyColumn();
        key.enumerated = collection.keyEnumerated();
        key.temporal = collection.keyTemporal();
        key.overrides = draft.overrides.of("key");
        ClassDraft entity = unit.find(found);
        if (entity == null || !entity.isEntity()) {
            return value(level, key, found);
        }
        key.association = new AssociationDraft(
                AssociationDraft.Kind.MANY_TO_ONE,
                null,
                List.of(),
                true,
                true,
                false,
                "",
                false,
                collection.keyJoin().isEmpty() ? List.of(keyColumn(key.name)) : collection.keyJoin(),
                collection.keyForeignKey(),
                null);
        Class<?> javaType = classes.load(found, level.draft.name(), draft.name);
        return javaType == null ? null : new ToOneLink(key, level, found, javaType);
    }

    /** A key of one column is named like any other key of a map. */
    private static JoinColumnDraft keyColumn(String name) {
        return new JoinColumnDraft(
                name, "", false, true, true, true, "", ForeignKeyDraft.DEFAULT, "", SchemaDraft.NONE);
    }

    private static BasicLink position(LevelLink level, AttributeDraft draft, ColumnDraft column) {
        AttributeDraft position = new AttributeDraft(draft.name + "_ORDER", draft.field, null, null, true);
        position.column = column;
        // No converter applies by itself: positions are no values of the program.
        position.overrides = new Overrides(Map.of(), Map.of(), Map.of("", new ConvertDraft("", null, true)));
        return new BasicLink(
                position,
                level,
                TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Integer.class),
                Integer.class);
    }
}
