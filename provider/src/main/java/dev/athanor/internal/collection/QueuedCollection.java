package dev.athanor.internal.collection;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A collection of which nothing but changes is ever in memory. It equals nothing but itself, because to compare its elements they would
 * have to be loaded, and travels as a collection that was not loaded.
 *
 * @param <E> element type
 */
abstract sealed class QueuedCollection<E extends @Nullable Object> extends AbstractCollection<E>
        implements TrackedCollection, Serializable permits DynamicElements, WriteOnlyElements {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Tracking tracking;

    QueuedCollection(@Nullable Object owner, int attribute, CollectionKind kind) {
        tracking = new QueueTracking(owner, attribute, kind, this);
    }

    @Override
    public final Tracking tracking() {
        return tracking;
    }

    @Override
    public final boolean add(E element) {
        tracking.queueJoin(element);
        return true;
    }

    @Override
    public final boolean addAll(Collection<? extends E> elements) {
        List<E> copy = new ArrayList<>(elements);
        copy.forEach(this::add);
        return !copy.isEmpty();
    }

    /** Whether the element was in there is not asked. */
    @Override
    public final boolean remove(@Nullable Object element) {
        tracking.queueLeave(element);
        return true;
    }

    @Override
    public final boolean removeAll(Collection<?> elements) {
        List<?> copy = new ArrayList<>(Objects.requireNonNull(elements));
        copy.forEach(this::remove);
        return !copy.isEmpty();
    }

    /** As what it travels. */
    abstract UnloadedCollection.Kind unloaded();

    @Serial
    final Object writeReplace() {
        return new UnloadedCollection(unloaded());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("travels as a collection that was not loaded");
    }
}
