package dev.athanor.internal.collection;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which collection an attribute holds. Immutable; one per attribute.
 */
public sealed interface CollectionKind {
    /** Declared as List or Collection. */
    CollectionKind LIST = new ListKind();

    /** Declared as Set. */
    CollectionKind SET = new SetKind();

    /**
     * Declared as Map.
     *
     * @param keyOf gives the map key of an element that was read from the database
     */
    static CollectionKind map(Function<Object, @Nullable Object> keyOf) {
        return new MapKind(keyOf);
    }

    /** See {@link #LIST}. */
    record ListKind() implements CollectionKind {}

    /** See {@link #SET}. */
    record SetKind() implements CollectionKind {}

    /**
     * See {@link #map}.
     *
     * @param keyOf gives the map key of an element
     */
    record MapKind(Function<Object, @Nullable Object> keyOf) implements CollectionKind {}
}
