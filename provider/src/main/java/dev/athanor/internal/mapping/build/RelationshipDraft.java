package dev.athanor.internal.mapping.build;

import dev.athanor.ActiveHistory;
import dev.athanor.DeleteOrphan;
import dev.athanor.InverseSync;
import dev.athanor.LoadOnPending;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.NoCascade;
import dev.athanor.PassiveDeletes;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.PassiveUpdates;
import dev.athanor.PostUpdate;
import dev.athanor.SingleParent;
import dev.athanor.ViewOnly;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.MappingMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one relationship beyond the standard, by annotations or by properties of the attribute.
 *
 * @param loading how it is loaded, or null
 * @param passiveDeletes what is left to the database when the owner is removed, or null
 * @param passiveUpdates whether the database hands a changed key on
 * @param inverseSync whether both sides are kept alike, or null
 * @param with the attribute that is the other side, or empty
 * @param singleParent whether a target may have one owner only
 * @param deleteOrphan whether a target that leaves its owner is removed
 * @param viewOnly whether it is never written
 * @param postUpdate whether its foreign key is written by an UPDATE of its own
 * @param loadOnPending whether it loads on pending instances
 * @param activeHistory whether the former value is loaded when it is written
 * @param cascadeDefault what cascades if the annotation of the association names nothing, or null
 */
record RelationshipDraft(
        @Nullable LoadingStrategy loading,
        @Nullable PassiveDeletesMode passiveDeletes,
        boolean passiveUpdates,
        Choices.@Nullable InverseSync inverseSync,
        String with,
        boolean singleParent,
        boolean deleteOrphan,
        boolean viewOnly,
        boolean postUpdate,
        boolean loadOnPending,
        boolean activeHistory,
        Choices.@Nullable CascadeDefault cascadeDefault) {
    /** Nothing is said. */
    static final RelationshipDraft NONE =
            new RelationshipDraft(null, null, true, null, "", false, false, false, false, false, false, null);

    static RelationshipDraft read(Notes notes) {
        Note loading = notes.find(Loading.class);
        Note deletes = notes.find(PassiveDeletes.class);
        Note updates = notes.find(PassiveUpdates.class);
        Note sync = notes.find(InverseSync.class);
        return new RelationshipDraft(
                loading == null ? null : LoadingStrategy.valueOf(loading.constant("value")),
                deletes == null ? null : PassiveDeletesMode.valueOf(deletes.constant("value")),
                updates == null || updates.flag("value"),
                sync == null ? null : sync.flag("value") ? Choices.InverseSync.ON : Choices.InverseSync.OFF,
                sync == null ? "" : sync.text("with"),
                notes.has(SingleParent.class),
                notes.has(DeleteOrphan.class),
                notes.has(ViewOnly.class),
                notes.has(PostUpdate.class),
                notes.has(LoadOnPending.class),
                notes.has(ActiveHistory.class),
                notes.has(NoCascade.class) ? Choices.CascadeDefault.NONE : null);
    }

    /** This, or what properties say instead. */
    RelationshipDraft or(AttributeSettings settings, String className, String attribute) {
        return new RelationshipDraft(
                either(settings.choice(Switch.LAZY, className, attribute), loading),
                either(settings.choice(Switch.PASSIVE_DELETES, className, attribute), passiveDeletes),
                passiveUpdates,
                either(settings.choice(Switch.INVERSE_SYNC, className, attribute), inverseSync),
                with,
                singleParent,
                deleteOrphan,
                viewOnly,
                postUpdate,
                loadOnPending,
                activeHistory,
                either(settings.choice(Switch.CASCADE_DEFAULT, className, attribute), cascadeDefault));
    }

    /** What properties say of an attribute that is no relationship is a problem. */
    void requireRelationship(String className, AttributeDraft attribute, Problems problems) {
        if (attribute.association == null && !equals(NONE)) {
            Switch<?> said = loading != null
                    ? Switch.LAZY
                    : passiveDeletes != null
                            ? Switch.PASSIVE_DELETES
                            : inverseSync != null ? Switch.INVERSE_SYNC : Switch.CASCADE_DEFAULT;
            problems.add(className, attribute.name, MappingMessage.CONTRADICTION, "a value", said.name());
        }
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
