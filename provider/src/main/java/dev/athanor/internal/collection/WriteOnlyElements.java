package dev.athanor.internal.collection;

import dev.athanor.ElementQuery;
import dev.athanor.WriteOnlyCollection;
import dev.athanor.message.StateMessage;
import dev.athanor.message.WriteOnlyException;
import java.io.Serial;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the write-only list and the write-only set have in common: changes are queued, and whoever looks is refused.
 *
 * @param <E> element type
 */
abstract sealed class WriteOnlyElements<E extends @Nullable Object> extends QueuedCollection<E>
        implements WriteOnlyCollection<E> permits WriteOnlyList, WriteOnlySet {
    @Serial
    private static final long serialVersionUID = 1L;

    WriteOnlyElements(@Nullable Object owner, int attribute, CollectionKind kind) {
        super(owner, attribute, kind);
    }

    @Override
    @SuppressWarnings("unchecked") // the mapping says what the rows hold
    public final ElementQuery<E> select() {
        ElementSource source = tracking().source();
        return source == null
                ? new QueuedElements<>((List<E>) added(), tracking().subject(), 0, Integer.MAX_VALUE)
                : (ElementQuery<E>) source.elements(Objects.requireNonNull(owner()), attribute());
    }

    /** What is said to whoever would have the collection loaded. */
    final WriteOnlyException refusal() {
        return new WriteOnlyException(StateMessage.WRITE_ONLY_READ, tracking().subject());
    }

    @Override
    public final void removeEach() {
        throw refusal();
    }

    // ---- whoever looks ---------------------------------------------------------------------------------------------

    @Override
    public final int size() {
        throw refusal();
    }

    @Override
    public final boolean isEmpty() {
        throw refusal();
    }

    @Override
    public final boolean contains(@Nullable Object element) {
        throw refusal();
    }

    @Override
    public final boolean containsAll(Collection<?> elements) {
        throw refusal();
    }

    @Override
    public final Iterator<E> iterator() {
        throw refusal();
    }

    @Override
    public final Spliterator<E> spliterator() {
        throw refusal();
    }

    @Override
    public final Object[] toArray() {
        throw refusal();
    }

    @Override
    public final <T extends @Nullable Object> T[] toArray(T[] into) {
        throw refusal();
    }

    @Override
    public final boolean retainAll(Collection<?> elements) {
        throw refusal();
    }

    @Override
    public final boolean removeIf(Predicate<? super E> condition) {
        throw refusal();
    }

    @Override
    public final void clear() {
        throw refusal();
    }

    @Override
    public final String toString() {
        return "[<write-only>]";
    }
}
