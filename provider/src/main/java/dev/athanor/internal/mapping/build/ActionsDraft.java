package dev.athanor.internal.mapping.build;

import dev.athanor.OnDelete;
import dev.athanor.OnUpdate;
import dev.athanor.ReferentialAction;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @OnDelete} and {@code @OnUpdate} say.
 *
 * @param onDelete the action, or null without the annotation
 * @param onUpdate the action, or null without the annotation
 */
record ActionsDraft(
        @Nullable ReferentialAction onDelete, @Nullable ReferentialAction onUpdate) {
    static final ActionsDraft NONE = new ActionsDraft(null, null);

    static ActionsDraft read(Notes notes) {
        return new ActionsDraft(action(notes.find(OnDelete.class)), action(notes.find(OnUpdate.class)));
    }

    private static @Nullable ReferentialAction action(@Nullable Note note) {
        return note == null ? null : ReferentialAction.valueOf(note.constant("value"));
    }

    boolean setsNull() {
        return onDelete == ReferentialAction.SET_NULL || onUpdate == ReferentialAction.SET_NULL;
    }
}
