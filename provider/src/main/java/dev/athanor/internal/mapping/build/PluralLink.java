package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** A collection of entities. */
final class PluralLink extends AssociationLink {
    /**
     * One term of its order.
     *
     * @param path attribute names from the element
     * @param descending the direction
     */
    record Term(List<String> path, boolean descending) {}

    /** What the program sees, or null if the declared type is none, which is a problem then. */
    final @Nullable Shape shape;

    @Nullable LinkedJoinTable joinTable;

    List<Term> order = List.of();

    PluralLink(
            AttributeDraft draft,
            LevelLink level,
            TypeDescription.Generic type,
            Class<?> javaType,
            @Nullable Shape shape) {
        super(draft, level, type, javaType);
        this.shape = shape;
    }
}
