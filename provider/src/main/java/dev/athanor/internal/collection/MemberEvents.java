package dev.athanor.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * Hears of an element before it joins or leaves a collection by the program's hand, and can refuse it by throwing. Whoever implements
 * it says with {@link TrackedCollection#noteChange} when nothing can refuse the change any more. One per attribute.
 */
public interface MemberEvents {
    /**
     * An element is about to join.
     *
     * @param owner entity or embeddable
     * @param collection the collection as it is now
     * @param element the element
     */
    void joining(Object owner, TrackedCollection collection, @Nullable Object element);

    /**
     * An element is added to a set that has it already.
     *
     * @param owner entity or embeddable
     * @param element the element
     */
    void rejoining(Object owner, @Nullable Object element);

    /**
     * One occurrence of an element is about to leave.
     *
     * @param owner entity or embeddable
     * @param collection the collection as it is now
     * @param element the element
     */
    void leaving(Object owner, TrackedCollection collection, @Nullable Object element);
}
