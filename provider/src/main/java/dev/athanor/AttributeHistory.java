package dev.athanor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The net change of one attribute since the last flush. Of a value or a reference each list has one element at most, which can be
 * null. What was never loaded is in none of them. Immutable. SQLAlchemy 2.0, {@code AttributeState.history}.
 *
 * @param added what joined
 * @param unchanged what was there before and still is
 * @param deleted what left
 */
public record AttributeHistory(
        List<@Nullable Object> added, List<@Nullable Object> unchanged, List<@Nullable Object> deleted) {
    /** Nothing is known, and nothing has changed. */
    public static final AttributeHistory NONE = new AttributeHistory(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public AttributeHistory {
        added = Collections.unmodifiableList(new ArrayList<>(added));
        unchanged = Collections.unmodifiableList(new ArrayList<>(unchanged));
        deleted = Collections.unmodifiableList(new ArrayList<>(deleted));
    }

    /** Whether anything joined or left. */
    public boolean isChanged() {
        return !added.isEmpty() || !deleted.isEmpty();
    }
}
