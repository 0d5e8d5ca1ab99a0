package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.RelationshipRules;
import java.util.Objects;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** An attribute that refers to entities. */
abstract sealed class AssociationLink extends AttributeLink permits ToOneLink, PluralLink {
    /** The far end, or null if there is none, which is a problem then. */
    @Nullable EntityLink target;

    /** The other side, whichever of the two owns the association; null if there is none. */
    @Nullable AssociationLink partner;

    /** What travels along it. */
    CascadeSet cascade;

    /** Whether it is loaded at first touch. */
    boolean lazy;

    /** What holds beyond the standard. */
    RelationshipRules rules = RelationshipRules.STANDARD;

    AssociationLink(AttributeDraft draft, LevelLink level, TypeDescription.Generic type, Class<?> javaType) {
        super(draft, level, type, javaType);
        this.cascade = CascadeSet.NONE;
        this.lazy = Objects.requireNonNull(draft.association).lazy();
    }

    final AssociationDraft association() {
        return Objects.requireNonNull(draft.association);
    }

    final boolean isOwning() {
        return association().mappedBy().isEmpty();
    }
}
