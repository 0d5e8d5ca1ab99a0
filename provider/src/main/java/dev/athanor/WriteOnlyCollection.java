package dev.athanor;

import java.util.Collection;

/**
 * A collection that takes elements and gives them back, and can only be read by {@link #select}. Whatever would load it is an
 * error. SQLAlchemy 2.0, "Write Only Relationships".
 *
 * @param <E> the element type
 */
public interface WriteOnlyCollection<E> extends Collection<E> {
    /** Its elements as a query. */
    ElementQuery<E> select();
}
