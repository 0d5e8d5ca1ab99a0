package dev.athanor.internal.mapping.build;

import dev.athanor.instrument.AttributeIndex;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One class of a hierarchy as one entity or embedded attribute sees it: a mapped superclass has a link for each entity
 * below it, because type arguments and columns differ.
 */
final class LevelLink {
    final ClassDraft draft;
    /** The class with the type arguments of this use. */
    final TypeDefinition type;
    /** The loaded class. */
    final Class<?> javaType;
    /** The attribute numbers, or null if the class is not woven, which is a problem then. */
    final @Nullable AttributeIndex index;

    final List<AttributeLink> attributes = new ArrayList<>();

    LevelLink(ClassDraft draft, TypeDefinition type, Class<?> javaType, @Nullable AttributeIndex index) {
        this.draft = draft;
        this.type = type;
        this.javaType = javaType;
        this.index = index;
    }
}
