package dev.athanor.internal.collection;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a write-only attribute declared as List or Collection holds.
 *
 * @param <E> element type
 */
final class WriteOnlyList<E extends @Nullable Object> extends AbstractList<E>
        implements WriteOnlyElements<E>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Tracking tracking;

    WriteOnlyList(@Nullable Object owner, int attribute, CollectionKind kind) {
        tracking = new QueueTracking(owner, attribute, kind, this);
    }

    @Override
    public Tracking tracking() {
        return tracking;
    }

    // ---- changes that need to know nothing -------------------------------------------------------------------------

    @Override
    public boolean add(E element) {
        return WriteOnlyElements.super.add(element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return WriteOnlyElements.super.addAll(elements);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return WriteOnlyElements.super.remove(element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return WriteOnlyElements.super.removeAll(elements);
    }

    // ---- all else -----------------------------------------------------------------------------------------------

    @Override
    public int size() {
        throw refusal();
    }

    @Override
    public boolean isEmpty() {
        throw refusal();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        throw refusal();
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        throw refusal();
    }

    @Override
    public Iterator<E> iterator() {
        throw refusal();
    }

    @Override
    public Spliterator<E> spliterator() {
        throw refusal();
    }

    @Override
    public Object[] toArray() {
        throw refusal();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] into) {
        throw refusal();
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        throw refusal();
    }

    @Override
    public boolean removeIf(Predicate<? super E> condition) {
        throw refusal();
    }

    @Override
    public void clear() {
        throw refusal();
    }

    @Override
    public E get(int index) {
        throw refusal();
    }

    @Override
    public int indexOf(@Nullable Object element) {
        throw refusal();
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        throw refusal();
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        throw refusal();
    }

    @Override
    public List<E> subList(int from, int to) {
        throw refusal();
    }

    @Override
    public void add(int index, E element) {
        throw refusal();
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        throw refusal();
    }

    @Override
    public E set(int index, E element) {
        throw refusal();
    }

    @Override
    public E remove(int index) {
        throw refusal();
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        throw refusal();
    }

    @Override
    public void sort(@Nullable Comparator<? super E> order) {
        throw refusal();
    }

    // ---- Object: asks nobody --------------------------------------------------------------------------------------

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
        return "[<write-only>]";
    }

    @Serial
    private Object writeReplace() {
        return new UnloadedCollection(UnloadedCollection.Kind.LIST);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("travels as a collection that was not loaded");
    }
}
