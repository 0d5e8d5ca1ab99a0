package dev.athanor.internal.collection;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a dynamic attribute declared as List or Collection holds. Access by index asks for one row; what is asked for as a list is a
 * copy of what was there.
 *
 * @param <E> element type
 */
final class DynamicList<E extends @Nullable Object> extends AbstractList<E>
        implements DynamicElements<E>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Tracking tracking;

    DynamicList(@Nullable Object owner, int attribute, CollectionKind kind) {
        tracking = new QueueTracking(owner, attribute, kind, this);
    }

    @Override
    public Tracking tracking() {
        return tracking;
    }

    // ---- what AbstractList would do with all elements ----------------------------------------------------------

    @Override
    public E get(int index) {
        return at(index);
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
    public int indexOf(@Nullable Object element) {
        return list().indexOf(element);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return list().lastIndexOf(element);
    }

    @Override
    public Iterator<E> iterator() {
        return DynamicElements.super.iterator();
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return Collections.unmodifiableList(list()).listIterator(index);
    }

    @Override
    public List<E> subList(int from, int to) {
        if (from < 0 || to < from) {
            throw new IndexOutOfBoundsException(from + " to " + to);
        }
        return Collections.unmodifiableList(offset(from).limit(to - from).list());
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(list(), Spliterator.ORDERED);
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

    // ---- changes -------------------------------------------------------------------------------------------------

    @Override
    public boolean add(E element) {
        return DynamicElements.super.add(element);
    }

    @Override
    public void add(int index, E element) {
        throw unplaced();
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return DynamicElements.super.addAll(elements);
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        throw unplaced();
    }

    @Override
    public E set(int index, E element) {
        throw unplaced();
    }

    @Override
    public E remove(int index) {
        E found = at(index);
        remove((Object) found);
        return found;
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
    public void replaceAll(UnaryOperator<E> operator) {
        throw unplaced();
    }

    @Override
    public void sort(@Nullable Comparator<? super E> order) {
        throw unplaced();
    }

    @Override
    public void clear() {
        DynamicElements.super.clear();
    }

    // ---- Object: asks nobody ---------------------------------------------------------------------------------------

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
        return new UnloadedCollection(UnloadedCollection.Kind.LIST);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("travels as a collection that was not loaded");
    }
}
