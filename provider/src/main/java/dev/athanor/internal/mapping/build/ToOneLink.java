package dev.athanor.internal.mapping.build;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** A reference to one entity. */
final class ToOneLink extends AssociationLink {
    List<LinkedJoinColumn> joinColumns = List.of();
    /** Whether its columns were placed with the key of its entity. */
    boolean placed;
    /** Whether null is allowed by the annotation and by all join columns. */
    boolean optional;

    ToOneLink(AttributeDraft draft, LevelLink level, TypeDescription.Generic type, Class<?> javaType) {
        super(draft, level, type, javaType);
    }

    @Override
    List<LinkedColumn> columns() {
        return joinColumns.stream().map(LinkedJoinColumn::column).toList();
    }
}
