package dev.athanor.internal.mapping.build;

import dev.athanor.OnDelete;
import dev.athanor.OnUpdate;
import dev.athanor.ReferentialAction;
import dev.athanor.message.MappingMessage;
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

    /** These actions, or those that properties say instead. */
    ActionsDraft or(AttributeSettings settings, String className, String attribute) {
        ReferentialAction delete = settings.action(className, attribute, true);
        ReferentialAction update = settings.action(className, attribute, false);
        return delete == null && update == null
                ? this
                : new ActionsDraft(delete == null ? onDelete : delete, update == null ? onUpdate : update);
    }

    private static @Nullable ReferentialAction action(@Nullable Note note) {
        return note == null ? null : ReferentialAction.valueOf(note.constant("value"));
    }

    /** Actions of an attribute that makes no foreign key are a problem. */
    void requireForeignKey(String className, AttributeDraft attribute, Problems problems) {
        AssociationDraft association = attribute.association;
        boolean inverse = association != null && !association.mappedBy().isEmpty();
        if (!equals(NONE) && (inverse || association == null && attribute.elements == null)) {
            problems.add(
                    className,
                    attribute.name,
                    MappingMessage.CONTRADICTION,
                    inverse ? "mappedBy" : "a value",
                    onDelete != null ? "@OnDelete" : "@OnUpdate");
        }
    }

    boolean setsNull() {
        return onDelete == ReferentialAction.SET_NULL || onUpdate == ReferentialAction.SET_NULL;
    }
}
