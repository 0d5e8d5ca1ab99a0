package dev.athanor.internal.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a collection whose members are not in memory, net and in order: an element that is queued to join and then
 * to leave is in neither list. Elements are compared by identity. Home of the rule what such a change does to the rows
 * once they are loaded.
 */
final class PendingMutations {
    private final boolean isSet;
    private final List<@Nullable Object> added = new ArrayList<>();
    private final List<@Nullable Object> removed = new ArrayList<>();

    /**
     * Creates an empty queue.
     *
     * @param isSet whether an element is in each of the two lists once at most, and one that was to leave stays noted when it joins
     *     again: nobody knows whether a row holds it
     */
    PendingMutations(boolean isSet) {
        this.isSet = isSet;
    }

    void add(@Nullable Object element) {
        if (isSet) {
            if (!isQueuedToJoin(element)) {
                added.add(element);
            }
        } else if (!Identity.removeFirst(removed, element)) {
            added.add(element);
        }
    }

    void remove(@Nullable Object element) {
        if (!Identity.removeFirst(added, element) && !(isSet && isQueuedToLeave(element))) {
            removed.add(element);
        }
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    boolean isQueuedToJoin(@Nullable Object element) {
        return Identity.contains(added, element);
    }

    boolean isQueuedToLeave(@Nullable Object element) {
        return Identity.contains(removed, element);
    }

    List<@Nullable Object> added() {
        return Collections.unmodifiableList(new ArrayList<>(added));
    }

    List<@Nullable Object> removed() {
        return Collections.unmodifiableList(new ArrayList<>(removed));
    }

    /**
     * Applies the queue to loaded rows: first what leaves, then what joins, unless a row holds it already (the element's
     * own foreign key may have been written before the rows were read). A value joins as often as it was added. Where each
     * element has told of itself, all of them join, and then those leave that are to leave.
     */
    void applyTo(Tracking content) {
        if (content.kind().events() != null) {
            added.forEach(content::append);
            removed.forEach(content::drop);
            return;
        }
        removed.forEach(content::drop);
        boolean entities = content.kind().elements().isIdentity();
        List<@Nullable Object> missing = entities ? Identity.missing(added, content.members()) : added();
        missing.forEach(content::append);
    }
}
