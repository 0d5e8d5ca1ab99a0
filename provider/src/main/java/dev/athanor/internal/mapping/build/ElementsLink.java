package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** A collection of values. */
final class ElementsLink extends AttributeLink implements CollectionLink {
    private final @Nullable Shape shape;
    /** An element, as if it were an attribute of its row: basic or embedded; null if its type is unknown, a problem. */
    final @Nullable AttributeLink element;

    private final @Nullable AttributeLink key;
    /** Its rows, once placed; null while unknown or if that is a problem. */
    @Nullable LinkedTable table;

    List<LinkedJoinColumn> own = List.of();
    List<Term> order = List.of();

    ElementsLink(
            AttributeDraft draft,
            LevelLink level,
            TypeDescription.Generic type,
            Class<?> javaType,
            @Nullable Shape shape,
            @Nullable AttributeLink element,
            @Nullable AttributeLink key) {
        super(draft, level, type, javaType);
        this.shape = shape;
        this.element = element;
        this.key = key;
    }

    ElementsDraft elements() {
        return java.util.Objects.requireNonNull(draft.elements);
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

    @Override
    List<LinkedColumn> columns() {
        return List.of();
    }
}
