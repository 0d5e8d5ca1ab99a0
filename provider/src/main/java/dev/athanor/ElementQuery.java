package dev.athanor;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a collection as a query that can be narrowed. Every method that narrows returns another query and leaves this one
 * as it is. Results are read when they are asked for, after an automatic flush, and not kept.
 *
 * @param <E> the element type
 */
public interface ElementQuery<E> {
    /**
     * Only elements with that value.
     *
     * @param attribute name of an attribute of the element, or a path
     * @param value what it must equal; null asks for null
     */
    ElementQuery<E> where(String attribute, @Nullable Object value);

    /**
     * Only elements that fulfil a condition of JPQL, in which {@code e} is the element and {@code ?1}, {@code ?2}... are the arguments:
     * {@code matching("e.price > ?1", limit)}.
     *
     * @param condition the condition
     * @param arguments the values of its parameters
     */
    ElementQuery<E> matching(String condition, @Nullable Object... arguments);

    /**
     * In another order than the mapping's.
     *
     * @param attributes names of attributes of the element, each may be followed by {@code desc}
     */
    ElementQuery<E> orderBy(String... attributes);

    /** At most so many. */
    ElementQuery<E> limit(int elements);

    /** Without the first ones. */
    ElementQuery<E> offset(int elements);

    /** How many there are, counted by the database; limit and offset are considered. */
    long count();

    /** The elements. */
    List<E> list();

    /** The elements; to be closed. */
    Stream<E> stream();
}
