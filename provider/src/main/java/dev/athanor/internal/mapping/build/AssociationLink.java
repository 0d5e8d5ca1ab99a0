package dev.athanor.internal.mapping.build;

import java.util.Objects;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** An attribute that refers to entities. */
abstract sealed class AssociationLink extends AttributeLink permits ToOneLink, PluralLink {
    /** The far end, or null if there is none, which is a problem then. */
    @Nullable EntityLink target;

    AssociationLink(AttributeDraft draft, LevelLink level, TypeDescription.Generic type, Class<?> javaType) {
        super(draft, level, type, javaType);
    }

    final AssociationDraft association() {
        return Objects.requireNonNull(draft.association);
    }

    final boolean isOwning() {
        return association().mappedBy().isEmpty();
    }
}
