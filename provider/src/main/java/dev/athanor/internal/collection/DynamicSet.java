package dev.athanor.internal.collection;

import java.io.Serial;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/**
 * What a dynamic attribute declared as Set holds.
 *
 * @param <E> element type
 */
final class DynamicSet<E extends @Nullable Object> extends DynamicElements<E> implements Set<E> {
    @Serial
    private static final long serialVersionUID = 1L;

    DynamicSet(@Nullable Object owner, int attribute, CollectionKind kind) {
        super(owner, attribute, kind);
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(list(), Spliterator.DISTINCT);
    }

    @Override
    UnloadedCollection.Kind unloaded() {
        return UnloadedCollection.Kind.SET;
    }
}
