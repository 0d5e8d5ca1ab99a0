package dev.athanor.internal.collection;

import dev.athanor.ElementQuery;
import org.jspecify.annotations.Nullable;

/** A session, as collections see it whose elements are looked for each time they are asked for. */
public interface ElementSource {
    /**
     * The elements of a collection, as a query.
     *
     * @param owner the owner, attached
     * @param attribute the collection attribute
     */
    ElementQuery<Object> elements(Object owner, int attribute);

    /**
     * Whether the elements of a collection have an order, so that one of them is at an index.
     *
     * @param owner the owner, attached
     * @param attribute the collection attribute
     */
    boolean isOrdered(Object owner, int attribute);

    /**
     * Whether an object is an element of a collection.
     *
     * @param owner the owner, attached
     * @param attribute the collection attribute
     * @param element anything
     */
    boolean contains(Object owner, int attribute, @Nullable Object element);
}
