package dev.athanor.internal.collection;

import dev.athanor.instrument.Instrumented;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute declared as Set holds: in the order of the rows, then of insertion.
 *
 * <p>Elements whose hash depends on a generated key change their hash when they are written. The set computes hashes
 * again after each flush, and whenever {@link #rebucket} is called.
 *
 * @param <E> element type
 */
public final class TrackedSet<E extends @Nullable Object> extends AbstractSet<E>
        implements TrackedCollection, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether a class leaves equals as Object has it. */
    private static final ClassValue<Boolean> EQUAL_ONLY_TO_ITSELF = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("equals", Object.class).getDeclaringClass() == Object.class;
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(type + " has no equals", impossible);
            }
        }
    };

    /** Each member under itself: an equal object finds the very member, and it is the member that leaves. */
    private final transient Map<E, E> content = new LinkedHashMap<>();

    private final transient Tracking tracking;

    TrackedSet(@Nullable Object owner, int attribute, CollectionKind kind) {
        tracking = new SetTracking(owner, attribute, kind);
    }

    @Override
    public Tracking tracking() {
        return tracking;
    }

    private Map<E, E> loaded() {
        tracking.require();
        return content;
    }

    @Override
    public void rebucket() {
        List<E> members = new ArrayList<>(content.values());
        content.clear();
        members.forEach(member -> content.putIfAbsent(member, member));
    }

    @Override
    public void flushed() {
        // Only what joined can have received a key.
        if (!tracking.added().isEmpty()) {
            rebucket();
        }
        tracking.flushed();
    }

    // ---- reads ----------------------------------------------------------------------------------------------

    @Override
    public int size() {
        return loaded().size();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return loaded().containsKey(element);
    }

    @Override
    public Object[] toArray() {
        return loaded().values().toArray();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] into) {
        return loaded().values().toArray(into);
    }

    @Override
    public Iterator<E> iterator() {
        return new Members(loaded().values().iterator());
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(this, Spliterator.DISTINCT | Spliterator.ORDERED);
    }

    // ---- changes --------------------------------------------------------------------------------------------

    @Override
    public boolean add(E element) {
        if (tracking.canQueue() && isCertainlyNew(element)) {
            tracking.enqueue(element);
            return true;
        }
        if (loaded().containsKey(element)) {
            tracking.rejoining(content.get(element));
            return false;
        }
        tracking.joining(element);
        content.put(element, element);
        tracking.joined(element);
        return true;
    }

    /** An instance without a row that is equal to nothing but itself is in no row; unless queued, it is no member. */
    private boolean isCertainlyNew(E element) {
        return element instanceof Instrumented instance
                && instance.$athanor$state().key == null
                && EQUAL_ONLY_TO_ITSELF.get(instance.getClass())
                && !tracking.isQueued(element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        boolean changed = false;
        for (E element : new ArrayList<>(elements)) {
            changed |= add(element);
        }
        return changed;
    }

    @Override
    public boolean remove(@Nullable Object element) {
        if (!loaded().containsKey(element)) {
            return false;
        }
        tracking.leaving(content.get(element));
        E removed = content.remove(element);
        tracking.left(removed);
        return true;
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        Objects.requireNonNull(elements);
        boolean changed = false;
        for (Object element : new ArrayList<>(elements)) {
            changed |= remove(element);
        }
        return changed;
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
        for (E element : loaded().values()) {
            if (condition.test(element)) {
                removed.add(element);
            }
        }
        if (removed.isEmpty()) {
            return false;
        }
        tracking.leaving(removed);
        content.values().removeIf(Identity.set(removed)::contains);
        tracking.left(removed);
        return true;
    }

    @Override
    public void clear() {
        if (!loaded().isEmpty()) {
            List<E> removed = new ArrayList<>(content.values());
            tracking.leaving(removed);
            content.clear();
            tracking.left(removed);
        }
    }

    @Override
    public void removeEach() {
        clear();
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
        return isInitialized()
                ? new LinkedHashSet<>(content.values())
                : new UnloadedCollection(UnloadedCollection.Kind.SET);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("travels as a LinkedHashSet");
    }

    /** Iterates the members; removal is tracked. */
    private final class Members implements Iterator<E> {
        private final Iterator<E> all;
        private @Nullable E last;
        private boolean removable;

        Members(Iterator<E> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            return all.hasNext();
        }

        @Override
        public E next() {
            E next = all.next();
            last = next;
            removable = true;
            return next;
        }

        @Override
        public void remove() {
            if (!removable) {
                throw new IllegalStateException("next() was not called");
            }
            tracking.leaving(last);
            all.remove();
            removable = false;
            tracking.left(last);
        }
    }

    /** Reaches the content of this set. */
    private final class SetTracking extends Tracking {
        SetTracking(@Nullable Object owner, int attribute, CollectionKind kind) {
            super(owner, attribute, kind);
        }

        @Override
        TrackedCollection self() {
            return TrackedSet.this;
        }

        @Override
        Collection<?> content() {
            return content.values();
        }

        @Override
        void replaceContent(Collection<?> elements) {
            List<?> copy = new ArrayList<>(elements);
            content.clear();
            copy.forEach(this::append);
        }

        @Override
        @SuppressWarnings("unchecked") // the mapping says what the rows hold
        void append(@Nullable Object element) {
            content.putIfAbsent((E) element, (E) element);
        }

        @Override
        void drop(@Nullable Object element) {
            Identity.removeFirst(content.values(), element);
        }

        @Override
        boolean stillHolds(@Nullable Object element) {
            return false;
        }
    }
}
