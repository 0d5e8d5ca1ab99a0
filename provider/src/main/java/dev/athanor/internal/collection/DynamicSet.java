package dev.athanor.internal.collection;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a dynamic attribute declared as Set holds.
 *
 * @param <E> element type
 */
final class DynamicSet<E extends @Nullable Object> extends AbstractSet<E> implements DynamicElements<E>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Tracking tracking;

    DynamicSet(@Nullable Object owner, int attribute, CollectionKind kind) {
        tracking = new QueueTracking(owner, attribute, kind, this);
    }

    @Override
    public Tracking tracking() {
        return tracking;
    }

    @Override
    public int size() {
        return DynamicElements.super.size();
    }

    @Override
    public boolean isEmpty() {
        return DynamicElements.super.isEmpty();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return holds(element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return elements.stream().allMatch(this::contains);
    }

    @Override
    public Iterator<E> iterator() {
        return DynamicElements.super.iterator();
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(list(), Spliterator.DISTINCT);
    }

    @Override
    public Stream<E> stream() {
        return DynamicElements.super.stream();
    }

    @Override
    public Object[] toArray() {
        return DynamicElements.super.toArray();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] into) {
        return DynamicElements.super.toArray(into);
    }

    @Override
    public boolean add(E element) {
        return DynamicElements.super.add(element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return DynamicElements.super.addAll(elements);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return DynamicElements.super.remove(element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return DynamicElements.super.removeAll(elements);
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return DynamicElements.super.retainAll(elements);
    }

    @Override
    public boolean removeIf(Predicate<? super E> condition) {
        return DynamicElements.super.removeIf(condition);
    }

    @Override
    public void clear() {
        DynamicElements.super.clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "[<dynamic>]";
    }

    @Serial
    private Object writeReplace() {
        return new UnloadedCollection(UnloadedCollection.Kind.SET);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("travels as a collection that was not loaded");
    }
}
