package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.PluralAttribute.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What collections of entities and of values have in common. */
sealed interface CollectionLink permits PluralLink, ElementsLink {
    /**
     * One term of its order.
     *
     * @param path attribute names from the element; empty for the element itself
     * @param descending the direction
     */
    record Term(List<String> path, boolean descending) {}

    /** What the program sees, or null if the declared type is none, which is a problem then. */
    @Nullable Shape shape();

    /** What its rows have beside owner and element: positions or keys; null if nothing. */
    @Nullable AttributeLink key();

    /** The order in which elements are read. */
    List<Term> order();
}
