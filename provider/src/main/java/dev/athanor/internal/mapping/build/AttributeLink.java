package dev.athanor.internal.mapping.build;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** An attribute as one entity or embedded attribute sees it: type known, columns and targets filled in step by step. */
abstract sealed class AttributeLink permits BasicLink, EmbeddedLink, AssociationLink, ElementsLink {
    final AttributeDraft draft;
    final LevelLink level;
    /** The declared type with the type arguments of this use. */
    final TypeDescription.Generic type;
    /** The loaded type. */
    final Class<?> javaType;

    AttributeLink(AttributeDraft draft, LevelLink level, TypeDescription.Generic type, Class<?> javaType) {
        this.draft = draft;
        this.level = level;
        this.type = type;
        this.javaType = javaType;
    }

    /** The columns that hold it, as far as they are placed; none for collections. */
    abstract List<LinkedColumn> columns();

    final String name() {
        return draft.name;
    }

    /** The class that declares it: the subject of messages. */
    final String className() {
        return level.draft.name();
    }
}
