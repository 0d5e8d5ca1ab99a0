package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** A collection of entities. */
final class PluralLink extends AssociationLink implements CollectionLink {
    /** What the program sees, or null if the declared type is none, which is a problem then. */
    final @Nullable Shape shape;

    private final @Nullable AttributeLink key;

    @Nullable LinkedJoinTable joinTable;
    /** The rows of the elements in which it writes columns, in place of a join table. */
    @Nullable LinkedJoinTable elementRows;

    List<Term> order = List.of();

    PluralLink(
            AttributeDraft draft,
            LevelLink level,
            TypeDescription.Generic type,
            Class<?> javaType,
            @Nullable Shape shape,
            @Nullable AttributeLink key) {
        super(draft, level, type, javaType);
        this.shape = shape;
        this.key = key;
    }

    @Override
    public @Nullable Shape shape() {
        return shape;
    }

    @Override
    public @Nullable AttributeLink key() {
        return key;
    }

    @Override
    public List<Term> order() {
        return order;
    }

    /** Whether an element belongs to one owner, and to it once. */
    boolean isElementOnce() {
        return association().kind() == AssociationDraft.Kind.ONE_TO_MANY;
    }

    @Override
    List<LinkedColumn> columns() {
        return List.of();
    }
}
