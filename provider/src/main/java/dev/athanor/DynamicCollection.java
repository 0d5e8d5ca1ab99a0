package dev.athanor;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * A collection that is never loaded as a whole. {@code add} and {@code remove} are queued for the flush; {@code size}, {@code isEmpty},
 * {@code contains}, {@code iterator} and {@code stream} ask the database, after an automatic flush, and keep nothing. As it is a {@link
 * Collection}, an attribute declared as Collection, List or Set can hold it. SQLAlchemy 2.0, "Dynamic Relationship Loaders".
 *
 * @param <E> the element type
 */
public interface DynamicCollection<E> extends Collection<E>, ElementQuery<E> {
    @Override
    Stream<E> stream();
}
