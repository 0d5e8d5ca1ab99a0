package dev.athanor.internal.collection;

import dev.athanor.ElementQuery;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is queued for a collection whose owner has no rows that could be asked: all that it has. Immutable.
 *
 * @param all the elements that are to join
 * @param subject the collection, for messages
 * @param from how many are left out
 * @param most how many there are at most
 * @param <E> element type
 */
record QueuedElements<E>(List<E> all, String subject, int from, int most) implements ElementQuery<E> {
    @Override
    public ElementQuery<E> where(String attribute, @Nullable Object value) {
        throw unasked();
    }

    @Override
    public ElementQuery<E> matching(String condition, @Nullable Object... arguments) {
        throw unasked();
    }

    private InvalidStateException unasked() {
        return new InvalidStateException(StateMessage.QUEUED_ELEMENTS, subject);
    }

    @Override
    public ElementQuery<E> orderBy(String... attributes) {
        throw unasked();
    }

    @Override
    public ElementQuery<E> limit(int elements) {
        return new QueuedElements<>(all, subject, from, elements);
    }

    @Override
    public ElementQuery<E> offset(int elements) {
        return new QueuedElements<>(all, subject, elements, most);
    }

    @Override
    public long count() {
        return list().size();
    }

    @Override
    public List<E> list() {
        return stream().toList();
    }

    @Override
    public Stream<E> stream() {
        return all.stream().skip(from).limit(most);
    }
}
