package dev.athanor.internal.collection;

import java.io.Serial;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a dynamic attribute declared as List or Collection holds. Access by index asks for one row; what is asked for as a list is a
 * copy of what was there.
 *
 * @param <E> element type
 */
final class DynamicList<E extends @Nullable Object> extends DynamicElements<E> implements List<E> {
    @Serial
    private static final long serialVersionUID = 1L;

    DynamicList(@Nullable Object owner, int attribute, CollectionKind kind) {
        super(owner, attribute, kind);
    }

    @Override
    public E get(int index) {
        return at(index);
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
    public ListIterator<E> listIterator() {
        return listIterator(0);
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
    public void add(int index, E element) {
        throw unplaced();
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
    public void replaceAll(UnaryOperator<E> operator) {
        throw unplaced();
    }

    @Override
    public void sort(@Nullable Comparator<? super E> order) {
        throw unplaced();
    }

    @Override
    UnloadedCollection.Kind unloaded() {
        return UnloadedCollection.Kind.LIST;
    }
}
