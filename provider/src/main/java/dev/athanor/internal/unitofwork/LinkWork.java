package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mutation.LinkExecutor.Link;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.LinkTask;
import dev.athanor.internal.unitofwork.FlushPlan.UnlinkAllTask;
import dev.athanor.internal.unitofwork.FlushPlan.UnlinkTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flush does to rows of join tables: only the owning side of an association is looked at. Deletes precede inserts,
 * so that an element can leave and return.
 */
final class LinkWork {
    private final Map<PluralAttribute, List<Object>> cleared = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> removed = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> added = new LinkedHashMap<>();

    /**
     * Notes what changed in the collections that an instance owns.
     *
     * @return whether a row of a join table is written
     */
    boolean addChanges(Object owner, boolean isNew) {
        InstanceState state = States.of(owner);
        boolean found = false;
        for (PluralAttribute plural : mapper(owner).plurals()) {
            boolean written = plural.isOwning() && (isNew || state.isChanged(plural.number()));
            TrackedCollection collection = written ? tracked(owner, plural) : null;
            if (collection != null) {
                found |= note(owner, plural, collection);
            }
        }
        return found;
    }

    private boolean note(Object owner, PluralAttribute plural, TrackedCollection collection) {
        List<?> left = collection.removed();
        List<?> joined = collection.added();
        left.forEach(element -> add(removed, plural, owner, element));
        joined.forEach(element -> add(added, plural, owner, element));
        if (!left.isEmpty() && collection.isInitialized()) {
            // A link that stands several times goes as a whole: what is to stay of it is written again.
            Set<@Nullable Object> remaining = identitySet(left);
            remaining.removeAll(identitySet(joined));
            for (Object member : collection.members()) {
                if (remaining.contains(member)) {
                    add(added, plural, owner, member);
                }
            }
        }
        return !left.isEmpty() || !joined.isEmpty();
    }

    /** Notes that an owner is deleted: all its rows go. */
    void addDeleted(Object owner) {
        for (PluralAttribute plural : mapper(owner).plurals()) {
            if (plural.isOwning()) {
                cleared.computeIfAbsent(plural, key -> new ArrayList<>()).add(owner);
            }
        }
    }

    private static void add(
            Map<PluralAttribute, List<Link>> links, PluralAttribute plural, Object owner, @Nullable Object element) {
        links.computeIfAbsent(plural, key -> new ArrayList<>()).add(new Link(owner, Objects.requireNonNull(element)));
    }

    private static Set<@Nullable Object> identitySet(Collection<?> elements) {
        Set<@Nullable Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(elements);
        return set;
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

    /** The tasks that insert rows. */
    List<FlushTask> additions() {
        List<FlushTask> tasks = new ArrayList<>();
        added.forEach((plural, links) -> tasks.add(new LinkTask(plural, links)));
        return tasks;
    }
}
