package dev.athanor.internal.collection;

import dev.athanor.ElementQuery;
import dev.athanor.WriteOnlyCollection;
import dev.athanor.message.StateMessage;
import dev.athanor.message.WriteOnlyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the write-only list and the write-only set have in common: changes are queued, and whoever looks is refused.
 *
 * @param <E> element type
 */
sealed interface WriteOnlyElements<E extends @Nullable Object> extends TrackedCollection, WriteOnlyCollection<E>
        permits WriteOnlyList, WriteOnlySet {
    @Override
    @SuppressWarnings("unchecked") // the mapping says what the rows hold
    default ElementQuery<E> select() {
        ElementSource source = tracking().source();
        return source == null
                ? new QueuedElements<>((List<E>) added(), tracking().subject(), 0, Integer.MAX_VALUE)
                : (ElementQuery<E>) source.elements(Objects.requireNonNull(owner()), attribute());
    }

    /** What is said to whoever would have the collection loaded. */
    default WriteOnlyException refusal() {
        return new WriteOnlyException(StateMessage.WRITE_ONLY_READ, tracking().subject());
    }

    @Override
    default boolean add(E element) {
        tracking().queueJoin(element);
        return true;
    }

    @Override
    default boolean addAll(Collection<? extends E> elements) {
        List<E> copy = new ArrayList<>(elements);
        copy.forEach(this::add);
        return !copy.isEmpty();
    }

    /** Whether the element was in there is not asked. */
    @Override
    default boolean remove(@Nullable Object element) {
        tracking().queueLeave(element);
        return true;
    }

    @Override
    default boolean removeAll(Collection<?> elements) {
        List<?> copy = new ArrayList<>(Objects.requireNonNull(elements));
        copy.forEach(this::remove);
        return !copy.isEmpty();
    }

    @Override
    default void removeEach() {
        throw refusal();
    }
}
