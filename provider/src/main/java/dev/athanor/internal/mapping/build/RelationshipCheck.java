package dev.athanor.internal.mapping.build;

import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.PluralAttribute.Shape;
import dev.athanor.message.MappingMessage;
import java.util.Locale;

/** What is said of one relationship must go together. When it is decided what holds for it. */
final class RelationshipCheck {
    private final Problems problems;

    RelationshipCheck(Problems problems) {
        this.problems = problems;
    }

    void check(AssociationLink link) {
        checkPassiveDeletes(link);
        checkOrphans(link);
        checkView(link);
        checkStrategy(link);
        if (link.rules.postUpdate() && hasJoinTable(link)) {
            exclude(link, "@PostUpdate", "a join table");
        }
    }

    /** What nobody touches is neither deleted nor looked at. */
    private void checkPassiveDeletes(AssociationLink link) {
        if (link.rules.passiveDeletes() == PassiveDeletesMode.ALL) {
            if (link.cascade.has(CascadeSet.Kind.REMOVE)) {
                exclude(link, "passive-deletes=all", "cascade = REMOVE");
            }
            if (link.cascade.has(CascadeSet.Kind.DELETE_ORPHAN)) {
                exclude(link, "passive-deletes=all", "the removal of orphans");
            }
        }
    }

    /** Who has one owner by its nature can be an orphan; others must be promised to have one. */
    private void checkOrphans(AssociationLink link) {
        AssociationDraft.Kind kind = link.association().kind();
        boolean shared = kind == AssociationDraft.Kind.MANY_TO_ONE || kind == AssociationDraft.Kind.MANY_TO_MANY;
        if (shared && link.cascade.has(CascadeSet.Kind.DELETE_ORPHAN) && !link.rules.singleParent()) {
            problems.add(link.className(), link.name(), MappingMessage.ORPHAN_OF_SEVERAL, kind.annotation());
        }
    }

    private void checkView(AssociationLink link) {
        if (!link.rules.viewOnly()) {
            return;
        }
        if (!link.association().cascade().isEmpty()) {
            exclude(link, "@ViewOnly", "cascade");
        }
        if (link.cascade.has(CascadeSet.Kind.DELETE_ORPHAN)) {
            exclude(link, "@ViewOnly", "the removal of orphans");
        }
        if (link.rules.postUpdate()) {
            exclude(link, "@ViewOnly", "@PostUpdate");
        }
        if (link.draft.id || link.draft.mapsId != null) {
            exclude(link, "@ViewOnly", link.draft.id ? "@Id" : "@MapsId");
        }
    }

    /** A collection that is never loaded is an object of its own, and knows no positions. */
    private void checkStrategy(AssociationLink link) {
        LoadingStrategy loading = link.rules.loading();
        if (loading != LoadingStrategy.DYNAMIC && loading != LoadingStrategy.WRITE_ONLY) {
            return;
        }
        String strategy = "lazy=" + loading.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!(link instanceof PluralLink plural)) {
            exclude(link, strategy, "a reference");
        } else if (plural.shape() == Shape.MAP) {
            exclude(link, strategy, "a map");
        } else if (plural.key() != null) {
            exclude(link, strategy, "@OrderColumn");
        }
    }

    private static boolean hasJoinTable(AssociationLink link) {
        return link instanceof PluralLink plural
                && (plural.joinTable != null || plural.association().kind() == AssociationDraft.Kind.MANY_TO_MANY);
    }

    private void exclude(AssociationLink link, String one, String other) {
        problems.add(link.className(), link.name(), MappingMessage.CONTRADICTION, one, other);
    }
}
