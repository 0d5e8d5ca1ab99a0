package dev.athanor.internal.collection;

import dev.athanor.DynamicCollection;
import dev.athanor.ElementQuery;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import java.io.Serial;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the dynamic list and the dynamic set have in common: changes are queued, and whoever looks asks the database, or the queue if
 * the owner has no rows.
 *
 * @param <E> element type
 */
abstract sealed class DynamicElements<E extends @Nullable Object> extends QueuedCollection<E>
        implements DynamicCollection<E> permits DynamicList, DynamicSet {
    @Serial
    private static final long serialVersionUID = 1L;

    DynamicElements(@Nullable Object owner, int attribute, CollectionKind kind) {
        super(owner, attribute, kind);
    }

    /** The elements as a query. */
    @SuppressWarnings("unchecked") // the mapping says what the rows hold
    private ElementQuery<E> query() {
        ElementSource source = tracking().source();
        if (source != null) {
            return (ElementQuery<E>) source.elements(Objects.requireNonNull(owner()), attribute());
        }
        if (tracking().isCutOff()) {
            Logger log = LoggerFactory.getLogger(DynamicCollection.class);
            log.warn(StateMessage.DYNAMIC_DETACHED.text(tracking().subject()));
        }
        return new QueuedElements<>((List<E>) added(), tracking().subject(), 0, Integer.MAX_VALUE);
    }

    // ---- narrowed ----------------------------------------------------------------------------------------------

    @Override
    public final ElementQuery<E> where(String attribute, @Nullable Object value) {
        return query().where(attribute, value);
    }

    @Override
    public final ElementQuery<E> matching(String condition, @Nullable Object... arguments) {
        return query().matching(condition, arguments);
    }

    @Override
    public final ElementQuery<E> orderBy(String... attributes) {
        return query().orderBy(attributes);
    }

    @Override
    public final ElementQuery<E> limit(int elements) {
        return query().limit(elements);
    }

    @Override
    public final ElementQuery<E> offset(int elements) {
        return query().offset(elements);
    }

    @Override
    public final long count() {
        return query().count();
    }

    @Override
    public final List<E> list() {
        return query().list();
    }

    @Override
    public final Stream<E> stream() {
        return query().stream();
    }

    // ---- what every collection has -----------------------------------------------------------------------------

    @Override
    public final int size() {
        return Math.toIntExact(Math.min(count(), Integer.MAX_VALUE));
    }

    @Override
    public final boolean isEmpty() {
        return query().limit(1).count() == 0;
    }

    @Override
    public final Object[] toArray() {
        return list().toArray();
    }

    @Override
    public final <T extends @Nullable Object> T[] toArray(T[] into) {
        return list().toArray(into);
    }

    @Override
    public final Iterator<E> iterator() {
        return new Elements<>(this, list().iterator());
    }

    @Override
    public final boolean containsAll(Collection<?> elements) {
        return elements.stream().allMatch(this::contains);
    }

    @Override
    public final boolean retainAll(Collection<?> elements) {
        Objects.requireNonNull(elements);
        return removeIf(element -> !elements.contains(element));
    }

    @Override
    public final boolean removeIf(Predicate<? super E> condition) {
        List<E> removed = list().stream().filter(condition).toList();
        removed.forEach(this::remove);
        return !removed.isEmpty();
    }

    @Override
    public final void clear() {
        list().forEach(this::remove);
    }

    @Override
    public final void removeEach() {
        clear();
    }

    @Override
    public final boolean contains(@Nullable Object element) {
        ElementSource source = tracking().source();
        return source == null
                ? added().contains(element)
                : source.contains(Objects.requireNonNull(owner()), attribute(), element);
    }

    /**
     * The element at a position.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    final E at(int index) {
        ElementSource source = tracking().source();
        if (source != null && !source.isOrdered(Objects.requireNonNull(owner()), attribute())) {
            throw new InvalidStateException(
                    StateMessage.DYNAMIC_ORDER, tracking().subject());
        }
        if (index >= 0) {
            List<E> found = query().offset(index).limit(1).list();
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** Where an element stands is not for the program to say. */
    final InvalidStateException unplaced() {
        return new InvalidStateException(StateMessage.DYNAMIC_PLACES, tracking().subject());
    }

    @Override
    public final String toString() {
        return "[<dynamic>]";
    }

    /** Goes through what a query has found; removal is queued. */
    private static final class Elements<E extends @Nullable Object> implements Iterator<E> {
        private final DynamicElements<E> of;
        private final Iterator<E> found;
        private @Nullable E last;
        private boolean removable;

        Elements(DynamicElements<E> of, Iterator<E> found) {
            this.of = of;
            this.found = found;
        }

        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public E next() {
            if (!found.hasNext()) {
                throw new NoSuchElementException();
            }
            E next = found.next();
            last = next;
            removable = true;
            return next;
        }

        @Override
        public void remove() {
            if (!removable) {
                throw new IllegalStateException("next() was not called");
            }
            removable = false;
            of.remove(last);
        }
    }
}
