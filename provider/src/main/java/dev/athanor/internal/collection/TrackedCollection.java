package dev.athanor.internal.collection;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a plural attribute as the session sees it: the program's List, Set, Collection or Map with a memory of
 * what has changed since the last flush. None of these methods is an event, and none but the ones that say so load.
 *
 * <p>An unloaded collection of an attached owner asks the session for its members at the first touch that needs them;
 * changes that do not need them are queued. One whose owner is detached refuses such a touch. Not thread-safe, like the
 * entity.
 */
public sealed interface TrackedCollection permits TrackedList, TrackedSet, TrackedMap, QueuedCollection {
    /** The bookkeeping that the kinds share. For this package. */
    Tracking tracking();

    /** Whose attribute this is: an entity or embeddable; null for a collection that came unloaded out of a stream. */
    default @Nullable Object owner() {
        return tracking().owner();
    }

    /** The attribute's number in the owner. */
    default int attribute() {
        return tracking().attribute();
    }

    /** What the program may do with it as a whole. */
    default CollectionKind.Access access() {
        return tracking().kind().access();
    }

    /** Whether nothing but changes is ever in memory. */
    default boolean isQueue() {
        return tracking().kind().isQueue();
    }

    /** Whether the members are in memory. */
    default boolean isInitialized() {
        return tracking().isInitialized();
    }

    /**
     * Takes the members that the database holds, after the last row of a load was read, and applies what is queued.
     * What was in memory before is forgotten.
     *
     * @param rowsInOrder the elements in the order of the rows
     */
    default void fill(Collection<?> rowsInOrder) {
        tracking().fill(rowsInOrder);
    }

    /** Whether anything was changed or queued since the last flush; the net difference may still be empty. */
    default boolean isModified() {
        return tracking().isModified();
    }

    /**
     * The present members, in order.
     *
     * @return a view that cannot be changed; of a map the values
     * @throws IllegalStateException if not initialised
     */
    default Collection<?> members() {
        return tracking().members();
    }

    /**
     * Images of the present members, in order: of an entity itself, of a value what {@link ElementRule#image} makes of
     * it; of a map whose rows have keys, entries of two images.
     *
     * @return a copy
     * @throws IllegalStateException if not initialised
     */
    default List<?> rows() {
        return tracking().rows();
    }

    /**
     * Images of the members as of the last flush or load: what the rows hold. Empty if there are no rows yet.
     *
     * @return a view or copy that cannot be changed
     * @throws IllegalStateException if not initialised
     */
    default List<?> committedRows() {
        return tracking().committedRows();
    }

    /**
     * What joined since the last flush, net: as often as it occurs more than before. Of an unloaded collection what is
     * queued; of a loaded collection of values their images.
     */
    default List<?> added() {
        return tracking().added();
    }

    /**
     * What left since the last flush, net: as often as it occurs less than before. Of an unloaded collection what is
     * queued; of a loaded collection of values their images.
     */
    default List<?> removed() {
        return tracking().removed();
    }

    /**
     * Adds an element because the other side of the association now refers to the owner. An unloaded collection queues
     * it. Nothing happens if it is a member already, unless its attribute has {@link CollectionKind#events}: then a list gets
     * it once more. Not reported as an addition.
     *
     * @param element the element
     */
    default void queueAdd(Object element) {
        tracking().queueAdd(element);
    }

    /**
     * Removes the first occurrence of an element because the other side of the association no longer refers to the owner.
     * An unloaded collection queues it. Not reported to the session as a removal.
     *
     * @param element the element, found by identity
     */
    default void queueRemove(Object element) {
        tracking().queueRemove(element);
    }

    /** Whether the program can have changes queued that would need the members only to tell whether there is anything to change. */
    default boolean takesBlindChanges() {
        return tracking().takesBlindChanges();
    }

    /**
     * The program adds an element, and does not ask whether it is a member already.
     *
     * @param element an entity
     */
    default void addBlindly(Object element) {
        tracking().queueJoin(element);
    }

    /**
     * The program removes an element, and does not ask whether it is a member.
     *
     * @param element an entity
     */
    default void removeBlindly(Object element) {
        tracking().queueLeave(element);
    }

    /** A change is about to happen, and nothing can refuse it any more: the owner counts as changed from now on. */
    default void noteChange() {
        tracking().changing();
    }

    /** All members leave, one after the other. */
    void removeEach();

    /** All members go, unheard: they come back one by one by {@link #admit}. */
    default void empty() {
        tracking().replaceContent(List.of());
    }

    /**
     * An element becomes a member, unheard.
     *
     * @param element the element; of a map an entry
     */
    default void admit(@Nullable Object element) {
        tracking().admit(element);
    }

    /** Whether the positions in the rows are not what they should be, so that all rows are to be written anew. */
    default boolean isIrregular() {
        return tracking().isIrregular();
    }

    /** The rows that filled the list have gaps between their positions, or none: see {@link #isIrregular}. */
    default void markIrregular() {
        tracking().markIrregular();
    }

    /** An element is about to change in place: what the rows hold is kept. */
    default void remember() {
        tracking().remember();
    }

    /** The rows hold what the collection holds: changes are committed, the queue of an unloaded collection is done. */
    default void flushed() {
        tracking().flushed();
    }

    /** Back to unloaded: members, changes and queue are forgotten. */
    default void reset() {
        tracking().reset();
    }

    /**
     * The collection is no longer the content of its attribute, or its owner is detached for good. It keeps its members,
     * reports nothing any more and cannot load.
     */
    default void release() {
        tracking().release();
    }

    /**
     * The collection is the content of that attribute from now on.
     *
     * @param owner entity or embeddable
     * @param attribute attribute number
     */
    default void adopt(Object owner, int attribute) {
        tracking().adopt(owner, attribute);
    }

    /**
     * The collection takes the place of another in its attribute: its changes are counted from what the rows of the other
     * hold, and the other is released. Of an unloaded one the rows are unknown and count as none: initialise it first
     * where that matters.
     *
     * @param before what the attribute held
     */
    default void replaces(TrackedCollection before) {
        tracking().replaces(before);
    }

    /** There are no rows any more, as for an owner that is new again: every member counts as added. */
    default void renew() {
        tracking().renew();
    }

    /** A key was assigned to an element that may be a member: hashes are computed again. Only sets care. */
    default void rebucket() {}
}
