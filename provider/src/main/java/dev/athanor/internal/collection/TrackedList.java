package dev.athanor.internal.collection;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute declared as List or Collection holds. Iterators, sublists and whatever else AbstractList builds on
 * the methods here are tracked by inheritance; concurrent modification is found as in an ArrayList.
 *
 * @param <E> element type
 */
public final class TrackedList<E extends @Nullable Object> extends AbstractList<E>
        implements TrackedCollection, RandomAccess, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private transient List<E> content = new ArrayList<>(0);
    private final transient Tracking tracking;

    TrackedList(@Nullable Object owner, int attribute, CollectionKind kind) {
        tracking = new ListTracking(owner, attribute, kind);
    }

    @Override
    public Tracking tracking() {
        return tracking;
    }

    private List<E> loaded() {
        tracking.require();
        return content;
    }

    // ---- reads ----------------------------------------------------------------------------------------------

    @Override
    public int size() {
        return loaded().size();
    }

    @Override
    public E get(int index) {
        return loaded().get(index);
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return loaded().contains(element);
    }

    @Override
    public int indexOf(@Nullable Object element) {
        return loaded().indexOf(element);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return loaded().lastIndexOf(element);
    }

    @Override
    public Object[] toArray() {
        return loaded().toArray();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] into) {
        return loaded().toArray(into);
    }

    // ---- changes --------------------------------------------------------------------------------------------

    @Override
    public boolean add(E element) {
        if (tracking.canQueue()) {
            tracking.enqueue(element);
        } else {
            add(loaded().size(), element);
        }
        return true;
    }

    @Override
    public void add(int index, E element) {
        Objects.checkIndex(index, loaded().size() + 1);
        tracking.joining(element);
        content.add(index, element);
        modCount++;
        tracking.joined(element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        // A copy first: the argument may be this list or a view of it.
        List<E> copy = new ArrayList<>(elements);
        if (tracking.canQueue()) {
            copy.forEach(tracking::enqueue);
            return !copy.isEmpty();
        }
        return addAll(loaded().size(), copy);
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        Objects.checkIndex(index, loaded().size() + 1);
        List<E> copy = new ArrayList<>(elements);
        if (copy.isEmpty()) {
            return false;
        }
        if (tracking.hasEvents()) {
            int at = index;
            for (Iterator<? extends E> each = copy.iterator(); each.hasNext(); ) {
                add(at++, each.next());
            }
            return true;
        }
        tracking.changing();
        content.addAll(index, copy);
        modCount++;
        tracking.joined(copy);
        return true;
    }

    @Override
    public E set(int index, E element) {
        E before = loaded().get(index);
        if (before != element && tracking.hasEvents()) {
            tracking.leaving(before);
            tracking.joining(element);
            content.set(index, element);
        } else if (before != element) {
            tracking.changing();
            // An element that only moves, as in a swap, neither joins nor leaves.
            boolean joins = !Identity.contains(content, element);
            content.set(index, element);
            tracking.left(before);
            if (joins) {
                tracking.joined(element);
            }
        }
        return before;
    }

    @Override
    public E remove(int index) {
        Objects.checkIndex(index, loaded().size());
        tracking.leaving(content.get(index));
        E removed = content.remove(index);
        modCount++;
        tracking.left(removed);
        return removed;
    }

    @Override
    public boolean remove(@Nullable Object element) {
        int index = loaded().indexOf(element);
        if (index < 0) {
            return false;
        }
        remove(index);
        return true;
    }

    @Override
    protected void removeRange(int from, int to) {
        if (from < to) {
            List<E> range = loaded().subList(from, to);
            List<E> removed = new ArrayList<>(range);
            tracking.leaving(removed);
            range.clear();
            modCount++;
            tracking.left(removed);
        }
    }

    @Override
    public void removeEach() {
        while (!loaded().isEmpty()) {
            remove(0);
        }
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        Objects.requireNonNull(elements);
        return removeIf(elements::contains);
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        Objects.requireNonNull(elements);
        return removeIf(element -> !elements.contains(element));
    }

    @Override
    public boolean removeIf(Predicate<? super E> condition) {
        Objects.requireNonNull(condition);
        List<E> removed = new ArrayList<>();
        List<E> kept = new ArrayList<>();
        tracking.require();
        int expected = modCount;
        for (E element : content) {
            (condition.test(element) ? removed : kept).add(element);
        }
        checkUnmodified(expected);
        if (removed.isEmpty()) {
            return false;
        }
        if (tracking.hasEvents()) {
            for (E element : removed) {
                tracking.leaving(element);
                Identity.removeFirst(content, element);
            }
            modCount++;
            return true;
        }
        tracking.changing();
        content = kept;
        modCount++;
        tracking.left(removed);
        return true;
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        List<E> replaced = new ArrayList<>(loaded());
        int expected = modCount;
        replaced.replaceAll(operator);
        checkUnmodified(expected);
        if (tracking.hasEvents()) {
            for (int i = 0; i < replaced.size(); i++) {
                set(i, replaced.get(i));
            }
            return;
        }
        List<E> before = content;
        tracking.changing();
        content = replaced;
        modCount++;
        tracking.left(before);
        tracking.joined(Identity.missing(replaced, before));
    }

    @Override
    public void sort(@Nullable Comparator<? super E> order) {
        if (loaded().size() > 1) {
            tracking.changing();
            content.sort(order);
            modCount++;
        }
    }

    private void checkUnmodified(int expected) {
        if (modCount != expected) {
            throw new ConcurrentModificationException();
        }
    }

    // ---- views: loaded before they look at the counter of changes ---------------------------------------------

    @Override
    public Iterator<E> iterator() {
        tracking.require();
        return super.iterator();
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        tracking.require();
        return super.listIterator(index);
    }

    @Override
    public Spliterator<E> spliterator() {
        tracking.require();
        return super.spliterator();
    }

    @Override
    public List<E> subList(int from, int to) {
        tracking.require();
        return super.subList(from, to);
    }

    // ---- Object -----------------------------------------------------------------------------------------------

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        boolean known = !(other instanceof TrackedCollection tracked)
                || tracked.tracking().obtain();
        return known && tracking.obtain() && super.equals(other);
    }

    @Override
    public int hashCode() {
        return tracking.obtain() ? super.hashCode() : System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return tracking.obtain() ? super.toString() : "[<not loaded>]";
    }

    @Serial
    private Object writeReplace() {
        return isInitialized() ? new ArrayList<>(content) : new UnloadedCollection(UnloadedCollection.Kind.LIST);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("travels as an ArrayList");
    }

    /** Reaches the content of this list. */
    private final class ListTracking extends Tracking {
        ListTracking(@Nullable Object owner, int attribute, CollectionKind kind) {
            super(owner, attribute, kind);
        }

        @Override
        TrackedCollection self() {
            return TrackedList.this;
        }

        @Override
        Collection<?> content() {
            return content;
        }

        @Override
        @SuppressWarnings("unchecked") // the mapping says what the rows hold
        void replaceContent(Collection<?> elements) {
            // Iterators over what was there before must notice.
            modCount++;
            content = new ArrayList<>((Collection<? extends E>) elements);
        }

        @Override
        @SuppressWarnings("unchecked")
        void append(@Nullable Object element) {
            content.add((E) element);
            modCount++;
        }

        @Override
        void drop(@Nullable Object element) {
            if (Identity.removeFirst(content, element)) {
                modCount++;
            }
        }
    }
}
