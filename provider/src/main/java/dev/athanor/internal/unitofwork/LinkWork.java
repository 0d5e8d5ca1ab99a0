package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mutation.LinkExecutor.Link;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.LinkTask;
import dev.athanor.internal.unitofwork.FlushPlan.RelinkTask;
import dev.athanor.internal.unitofwork.FlushPlan.UnlinkAllTask;
import dev.athanor.internal.unitofwork.FlushPlan.UnlinkTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a flush does to rows of join tables and collection tables: only the owning side of an association is looked at.
 * Deletes precede updates and inserts, so that an element can leave and return.
 */
final class LinkWork {
    private final Map<PluralAttribute, List<Object>> cleared = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> removed = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> updated = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> added = new LinkedHashMap<>();

    /**
     * Notes what changed in the collections that an instance owns.
     *
     * @return whether a row is written
     */
    boolean addChanges(Object owner, boolean isNew) {
        InstanceState state = States.of(owner);
        boolean found = false;
        for (PluralAttribute plural : mapper(owner).plurals()) {
            boolean written = plural.rows() != null && (isNew || state.isChanged(plural.number()));
            TrackedCollection collection = written ? tracked(owner, plural) : null;
            if (collection != null) {
                found |= note(owner, plural, collection, isNew);
            }
        }
        return found;
    }

    private boolean note(Object owner, PluralAttribute plural, TrackedCollection collection, boolean isNew) {
        RowDifference difference = new RowDifference(owner, plural, collection, isNew);
        if (difference.isEmpty()) {
            return false;
        }
        if (collection.isIrregular()) {
            // Positions tell nothing about the rows.
            clear(plural, owner);
            add(added, plural, difference.all());
        } else {
            add(removed, plural, difference.removed);
            add(updated, plural, difference.updated);
            add(added, plural, difference.added);
        }
        return true;
    }

    /** Notes that an owner is deleted: all its rows go. */
    void addDeleted(Object owner) {
        for (PluralAttribute plural : mapper(owner).plurals()) {
            if (plural.rows() != null) {
                clear(plural, owner);
            }
        }
    }

    private void clear(PluralAttribute plural, Object owner) {
        cleared.computeIfAbsent(plural, key -> new ArrayList<>()).add(owner);
    }

    private static void add(Map<PluralAttribute, List<Link>> links, PluralAttribute plural, List<Link> more) {
        if (!more.isEmpty()) {
            links.computeIfAbsent(plural, key -> new ArrayList<>()).addAll(more);
        }
    }

    private static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }

    private static @Nullable TrackedCollection tracked(Object owner, PluralAttribute plural) {
        return plural.get(owner) instanceof TrackedCollection collection ? collection : null;
    }

    /** The tasks that delete rows. */
    List<FlushTask> removals() {
        List<FlushTask> tasks = new ArrayList<>();
        cleared.forEach((plural, owners) -> tasks.add(new UnlinkAllTask(plural, owners)));
        removed.forEach((plural, links) -> tasks.add(new UnlinkTask(plural, links)));
        return tasks;
    }

    /** The tasks that update and insert rows. */
    List<FlushTask> additions() {
        List<FlushTask> tasks = new ArrayList<>();
        updated.forEach((plural, links) -> tasks.add(new RelinkTask(plural, links)));
        added.forEach((plural, links) -> tasks.add(new LinkTask(plural, links)));
        return tasks;
    }
}
