package dev.athanor.internal.mapping;

import dev.athanor.internal.collection.CollectionKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A collection: of entities, or of values that belong to their owner.
 */
public abstract sealed class PluralAttribute extends Attribute permits PluralAssociation, ElementCollection {
    /** What the program sees. */
    public enum Shape {
        COLLECTION,
        LIST,
        SET,
        MAP
    }

    /**
     * One term of ORDER BY.
     *
     * @param path attribute path from the element, more than one step through embeddables
     * @param descending the direction
     */
    public record Order(List<Attribute> path, boolean descending) {}

    private final Shape shape;
    private final @Nullable String orderBy;
    private List<Order> order = List.of();
    private volatile @Nullable CollectionKind kind;

    PluralAttribute(Member member, Shape shape, @Nullable String orderBy) {
        super(member);
        this.shape = shape;
        this.orderBy = orderBy;
    }

    /** What the program sees. */
    public final Shape shape() {
        return shape;
    }

    /** Whether this side is the one that is written. */
    public abstract boolean isOwning();

    /** The rows that this side writes, or of which it writes some columns; null if there are none. */
    public abstract @Nullable CollectionRows rows();

    /** What a row has beside owner and element: the position in a list or the key in a map; null if nothing. */
    public final @Nullable Attribute key() {
        CollectionRows rows = rows();
        return rows == null ? null : rows.key();
    }

    /** Whether it is a list that comes back in the order in which the program left it. */
    public final boolean isOrdered() {
        return shape == Shape.LIST && key() != null;
    }

    /** The text of {@code @OrderBy}. */
    public final @Nullable String orderByText() {
        return orderBy;
    }

    /** The order in which elements are read; empty if none is asked for. */
    public final List<Order> order() {
        return order;
    }

    /** Called once while linking, when the attributes of the element are known. */
    public final void setOrder(List<Order> terms) {
        order = List.copyOf(terms);
    }

    /** Which tracked collection the attribute holds, made at the first call. */
    public final CollectionKind kind(Function<PluralAttribute, CollectionKind> make) {
        CollectionKind made = kind;
        if (made == null) {
            made = make.apply(this);
            kind = made;
        }
        return made;
    }

    @Override
    public final boolean isEvented() {
        return true;
    }
}
