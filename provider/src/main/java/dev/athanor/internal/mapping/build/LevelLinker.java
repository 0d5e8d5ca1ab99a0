package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Makes the levels of entities and embeddables: loads their classes, replaces type variables by the arguments of this
 * use, and decides what each attribute is.
 */
final class LevelLinker {
    private final UnitDraft unit;
    private final Classes classes;
    private final Problems problems;
    private final CollectionLevels collections;
    private boolean insideElement;

    LevelLinker(UnitDraft unit, Classes classes, Problems problems) {
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
        this.collections = new CollectionLevels(this, unit, classes, problems);
    }

    /** Fills the levels of an entity; leaves them empty if one of its classes is refused or cannot be loaded. */
    void link(EntityLink entity) {
        List<LevelLink> levels = new ArrayList<>();
        for (EntityLink.Part part : entity.parts) {
            LevelLink level = level(part.draft(), part.type(), List.of());
            if (level == null) {
                return;
            }
            levels.add(level);
        }
        entity.levels.addAll(levels);
        refuseMixture(entity);
        requireConstructor(levels.get(levels.size() - 1).javaType);
        refuseDuplicates(entity);
    }

    /** Numbers and events of a hierarchy work only if all of its classes are woven, or none. */
    private void refuseMixture(EntityLink entity) {
        boolean woven = classes.isWoven(entity.levels.get(entity.levels.size() - 1).javaType);
        for (EntityLink above = entity; above != null; above = above.parent) {
            for (LevelLink level : above.levels) {
                if (woven && !classes.isWoven(level.javaType)) {
                    problems.add(level.draft.name(), null, MappingMessage.PARTLY_WOVEN, entity.draft.name());
                }
            }
        }
    }

    /** The attribute is declared twice, in a class and in one above it: the fields are two, the name is one. */
    private void refuseDuplicates(EntityLink entity) {
        List<String> names = new ArrayList<>();
        for (AttributeLink attribute : entity.ownAttributes()) {
            AttributeLink above = entity.parent == null ? null : entity.parent.find(attribute.name());
            if (above != null || names.contains(attribute.name())) {
                problems.add(attribute.className(), attribute.name(), MappingMessage.ATTRIBUTE_TWICE);
            }
            names.add(attribute.name());
        }
    }

    private @Nullable LevelLink level(ClassDraft draft, TypeDefinition type, List<ClassDraft> inside) {
        Class<?> javaType = draft.refused ? null : classes.load(type, draft.name(), null);
        if (javaType == null) {
            return null;
        }
        LevelLink level = new LevelLink(draft, type, javaType, classes.index(javaType));
        for (AttributeDraft attribute : draft.attributes) {
            AttributeLink link = attribute.refused ? null : attribute(level, attribute, inside);
            if (link != null) {
                requireFittingField(link);
                level.attributes.add(link);
            }
        }
        return level;
    }

    private @Nullable AttributeLink attribute(LevelLink level, AttributeDraft draft, List<ClassDraft> inside) {
        TypeDescription.Generic type = typeOf(level.type, draft);
        Class<?> javaType = classes.load(type, level.draft.name(), draft.name);
        if (javaType == null) {
            return null;
        }
        if (draft.association != null) {
            if (!inside.isEmpty()
                    && (draft.association.kind().isPlural()
                            || !draft.association.mappedBy().isEmpty())) {
                problems.add(level.draft.name(), draft.name, MappingMessage.NOT_IN_EMBEDDABLE);
                return null;
            }
            return draft.association.kind().isPlural()
                    ? collections.plural(level, draft, type, javaType)
                    : new ToOneLink(draft, level, type, javaType);
        }
        if (draft.elements != null) {
            if (insideElement) {
                problems.add(level.draft.name(), draft.name, MappingMessage.COLLECTION_IN_ELEMENT);
                return null;
            }
            return collections.elements(level, draft, type, javaType);
        }
        return value(level, draft, type, javaType, inside);
    }

    /** A value in a row of a collection: there is no collection inside. */
    @Nullable AttributeLink element(LevelLink level, AttributeDraft draft, TypeDescription.Generic type, Class<?> javaType) {
        boolean before = insideElement;
        insideElement = true;
        try {
            return value(level, draft, type, javaType, List.of());
        } finally {
            insideElement = before;
        }
    }

    private @Nullable AttributeLink value(
            LevelLink level,
            AttributeDraft draft,
            TypeDescription.Generic type,
            Class<?> javaType,
            List<ClassDraft> inside) {
        ClassDraft embeddable = unit.find(type);
        if (embeddable != null && embeddable.kind == ClassDraft.Kind.EMBEDDABLE) {
            return embedded(level, draft, type, javaType, inside);
        }
        if (draft.embedded || draft.embeddedId) {
            problems.add(level.draft.name(), draft.name, MappingMessage.NOT_AN_EMBEDDABLE, javaType.getName());
            return null;
        }
        if (!inside.isEmpty() && (draft.id || draft.version)) {
            problems.add(level.draft.name(), draft.name, MappingMessage.NOT_IN_EMBEDDABLE);
        }
        return new BasicLink(draft, level, type, javaType);
    }

    private @Nullable EmbeddedLink embedded(
            LevelLink level,
            AttributeDraft draft,
            TypeDescription.Generic type,
            Class<?> javaType,
            List<ClassDraft> inside) {
        if (draft.version || draft.id && !draft.embeddedId) {
            problems.add(level.draft.name(), draft.name, MappingMessage.EMBEDDABLE_AS_ID, javaType.getName());
            return null;
        }
        List<LevelLink> levels = new ArrayList<>();
        for (TypeDefinition up = type; up != null; up = up.getSuperClass()) {
            ClassDraft above = unit.find(up);
            if (above != null && inside.contains(above)) {
                problems.add(level.draft.name(), draft.name, MappingMessage.EMBEDDED_IN_ITSELF, above.name());
                return null;
            }
            if (above != null) {
                List<ClassDraft> deeper = new ArrayList<>(inside);
                deeper.add(above);
                LevelLink found = level(above, up, deeper);
                if (found == null) {
                    return null;
                }
                levels.add(0, found);
            }
        }
        requireConstructor(javaType);
        return new EmbeddedLink(draft, level, type, javaType, levels);
    }

    private void requireConstructor(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return;
        }
        try {
            for (Constructor<?> each : type.getDeclaredConstructors()) {
                if (each.getParameterCount() == 0) {
                    return;
                }
            }
            problems.add(type.getName(), null, MappingMessage.NO_CONSTRUCTOR);
        } catch (LinkageError e) {
            problems.add(type.getName(), null, MappingMessage.CLASS_NOT_LOADABLE, type.getName(), e);
        }
    }

    /** The engine keeps everything but values in the field, past the accessors: it must take what they take. */
    private void requireFittingField(AttributeLink link) {
        if (link.draft.getter == null || link instanceof BasicLink && !link.draft.trivial) {
            return;
        }
        for (FieldDescription field : link.level.type.getDeclaredFields()) {
            TypeDescription type = field.getType().asErasure();
            if (field.getName().equals(link.draft.field) && !type.isAssignableFrom(link.type.asErasure())) {
                problems.add(
                        link.className(),
                        link.name(),
                        MappingMessage.FIELD_TYPE,
                        field.getName(),
                        type.getName(),
                        link.javaType.getTypeName());
            }
        }
    }

    private static TypeDescription.Generic typeOf(TypeDefinition declaring, AttributeDraft draft) {
        if (draft.getter != null) {
            for (MethodDescription method : declaring.getDeclaredMethods()) {
                if (method.getName().equals(draft.getter)
                        && method.getParameters().isEmpty()
                        && !method.isBridge()) {
                    return method.getReturnType();
                }
            }
        }
        for (FieldDescription field : declaring.getDeclaredFields()) {
            if (field.getName().equals(draft.field)) {
                return field.getType();
            }
        }
        throw new IllegalStateException("the draft of " + declaring + "." + draft.name + " has no member");
    }
}
