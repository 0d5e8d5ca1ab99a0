package dev.athanor.internal.collection;

import java.io.Serial;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a write-only attribute declared as List or Collection holds.
 *
 * @param <E> element type
 */
final class WriteOnlyList<E extends @Nullable Object> extends WriteOnlyElements<E> implements List<E> {
    @Serial
    private static final long serialVersionUID = 1L;

    WriteOnlyList(@Nullable Object owner, int attribute, CollectionKind kind) {
        super(owner, attribute, kind);
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
    public ListIterator<E> listIterator() {
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

    @Override
    UnloadedCollection.Kind unloaded() {
        return UnloadedCollection.Kind.LIST;
    }
}
