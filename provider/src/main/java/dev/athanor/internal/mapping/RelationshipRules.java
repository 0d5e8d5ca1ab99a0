package dev.athanor.internal.mapping;

import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletesMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the mapping and the switches say of one relationship beyond the standard. Immutable.
 *
 * @param loading how it is loaded; null as annotated
 * @param passiveDeletes what is left to the database when the owner is removed
 * @param passiveUpdates whether the database hands a changed key on
 * @param inverseSync whether both sides are kept alike in memory at each event; false if there is no other side
 * @param singleParent whether a target may have one owner only
 * @param viewOnly whether it is never written
 * @param postUpdate whether its foreign key is written by an UPDATE of its own
 * @param loadOnPending whether it loads by its foreign key on pending instances
 * @param activeHistory whether the former value is loaded when it is written
 * @param cascadesAtEvents whether PERSIST cascades at each attribute event rather than at the flush
 * @param expungesPendingOrphans whether a pending target that leaves its owner leaves the session at once
 */
public record RelationshipRules(
        @Nullable LoadingStrategy loading,
        PassiveDeletesMode passiveDeletes,
        boolean passiveUpdates,
        boolean inverseSync,
        boolean singleParent,
        boolean viewOnly,
        boolean postUpdate,
        boolean loadOnPending,
        boolean activeHistory,
        boolean cascadesAtEvents,
        boolean expungesPendingOrphans) {
    /** What Jakarta Persistence says. */
    public static final RelationshipRules STANDARD = new RelationshipRules(
            null, PassiveDeletesMode.FALSE, true, false, false, false, false, false, false, false, false);

    /** What differs from the standard, in the words of the properties; empty if nothing does. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (loading != null) {
            words.add("lazy=" + spelled(loading));
        }
        if (passiveDeletes != PassiveDeletesMode.FALSE) {
            words.add("passive-deletes=" + spelled(passiveDeletes));
        }
        add(!passiveUpdates, "passive-updates=false", words);
        add(inverseSync, "inverse-sync=on", words);
        add(singleParent, "single-parent", words);
        add(viewOnly, "view-only", words);
        add(postUpdate, "post-update", words);
        add(loadOnPending, "load-on-pending", words);
        add(activeHistory, "active-history", words);
        add(cascadesAtEvents, "cascade.persist=event", words);
        add(expungesPendingOrphans, "orphan.pending=expunge", words);
        return String.join(" ", words);
    }

    private static void add(boolean applies, String word, List<String> words) {
        if (applies) {
            words.add(word);
        }
    }

    private static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a change of the relationship means more in memory than the standard says. */
    public boolean hasEvents() {
        return inverseSync || singleParent || viewOnly || activeHistory || cascadesAtEvents || expungesPendingOrphans;
    }

    /** Whether the relationship is loaded by that strategy. */
    public boolean loads(LoadingStrategy strategy) {
        return loading == strategy;
    }
}
