package dev.athanor.internal.unitofwork;

import dev.athanor.PassiveDeletesMode;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.mutation.LinkExecutor.Link;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.LinkTask;
import dev.athanor.internal.unitofwork.FlushPlan.RelinkTask;
import dev.athanor.internal.unitofwork.FlushPlan.UnlinkAllTask;
import dev.athanor.internal.unitofwork.FlushPlan.UnlinkTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flush does to rows of join tables and collection tables: only the owning side of an association is looked at.
 * Deletes precede updates and inserts, so that an element can leave and return.
 */
final class LinkWork {
    private final FlushOrder order;
    private final Rules rules;
    private final Map<PluralAttribute, List<Object>> cleared = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> removed = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> updated = new LinkedHashMap<>();
    private final Map<PluralAttribute, List<Link>> added = new LinkedHashMap<>();

    LinkWork(FlushOrder order, Rules rules) {
        this.order = order;
        this.rules = rules;
    }

    /** Whether the relationship's own rules say what becomes of the rows. */
    private boolean isLeft(Object owner, PluralAttribute plural) {
        return plural instanceof PluralAssociation collection
                && (collection.rules().viewOnly()
                        || order.dependencies().isUsed(rules)
                                && order.dependencies().writesLinks(Mapper.of(owner), collection, rules));
    }

    /**
     * Notes what changed in the collections that an instance owns.
     *
     * @return whether a row is written
     */
    boolean addChanges(Object owner, boolean isNew) {
        InstanceState state = States.of(owner);
        boolean found = false;
        for (AssociationPath path : Mapper.of(owner).collections()) {
            PluralAttribute plural = (PluralAttribute) path.attribute();
            if (plural.rows() != null && (isNew || state.isChanged(path.entityAttribute())) && !isLeft(owner, plural)) {
                boolean written = path.embedded().isEmpty() || isNew
                        ? note(owner, path, isNew)
                        : noteEmbedded(owner, state, path);
                // What an inverse side writes is a matter of its elements.
                found |= written && plural.isOwning();
            }
        }
        return found;
    }

    private boolean note(Object owner, AssociationPath path, boolean isNew) {
        TrackedCollection collection = collection(owner, path);
        if (collection != null
                && !collection.isInitialized()
                && collection.isModified()
                && Objects.requireNonNull(((PluralAttribute) path.attribute()).rows())
                                .key()
                        != null) {
            // What is queued has a position behind the others, or leaves the others with new ones.
            AttributeReader.fetch(owner, path.attribute());
        }
        return collection != null && note(owner, (PluralAttribute) path.attribute(), collection, isNew);
    }

    private static @Nullable TrackedCollection collection(Object owner, AssociationPath path) {
        Object holder = PluralValues.holder(owner, path);
        return holder != null && path.attribute().get(holder) instanceof TrackedCollection collection
                ? collection
                : null;
    }

    /** A collection in an embeddable: another embeddable may have come with another collection. */
    private boolean noteEmbedded(Object owner, InstanceState state, AssociationPath path) {
        EmbeddedAttribute outermost = path.embedded().get(0);
        PluralAttribute plural = (PluralAttribute) path.attribute();
        TrackedCollection present = collection(owner, path);
        Object former = InstanceState.NOT_LOADED;
        Object committed = state.committed(outermost.number());
        if (committed != InstanceState.NOT_LOADED) {
            @Nullable Object[] kept = (@Nullable Object[]) Objects.requireNonNull(committed);
            List<Attribute> way =
                    new ArrayList<>(path.embedded().subList(1, path.embedded().size()));
            way.add(plural);
            former = kept[outermost.leaves().size() + outermost.collections().indexOf(way)];
        }
        if (former == null) {
            // There was no embeddable, and no row.
            return present != null && note(owner, plural, present, true);
        }
        if (present != null && present == former) {
            return note(owner, plural, present, false);
        }
        if (present != null && former instanceof TrackedCollection before && before.isInitialized()) {
            present.replaces(before);
            return note(owner, plural, present, false);
        }
        // Of the rows before nothing is known.
        clear(plural, owner);
        if (present != null) {
            add(added, plural, new RowDifference(owner, plural, present, true).added);
        }
        return true;
    }

    private boolean note(Object owner, PluralAttribute plural, TrackedCollection collection, boolean isNew) {
        RowDifference difference = new RowDifference(owner, plural, collection, isNew);
        if (difference.isEmpty()) {
            return false;
        }
        if (collection.isIrregular()) {
            // Positions tell nothing about the rows.
            if (Objects.requireNonNull(plural.rows()).inElements()) {
                add(removed, plural, difference.removed);
            } else {
                clear(plural, owner);
            }
            add(added, plural, difference.all());
        } else {
            add(removed, plural, difference.removed);
            add(updated, plural, difference.updated);
            add(added, plural, difference.added);
        }
        return true;
    }

    /** Notes that an owner is deleted: all its rows go, and no element refers to it any more. */
    void addDeleted(Object owner) {
        for (AssociationPath path : Mapper.of(owner).collections()) {
            PluralAttribute plural = (PluralAttribute) path.attribute();
            CollectionRows rows = plural.rows();
            if (rows != null
                    && (!rows.inElements() || rows.isOwnerNullable() && !deletesElements(owner, plural))
                    && !isLeft(owner, plural)
                    && !isLeftToDatabase(plural)) {
                clear(plural, owner);
            }
        }
    }

    private static boolean isLeftToDatabase(PluralAttribute plural) {
        return plural instanceof PluralAssociation association
                && association.rules().passiveDeletes() != PassiveDeletesMode.FALSE;
    }

    /** Whether all elements are deleted with their owner, and before it. */
    private boolean deletesElements(Object owner, PluralAttribute plural) {
        return plural instanceof PluralAssociation association
                && (association.cascade().has(CascadeSet.Kind.REMOVE)
                        || association.cascade().has(CascadeSet.Kind.DELETE_ORPHAN))
                && precedes(owner, association);
    }

    /** Whether owners are always inserted before elements, and deleted after them. */
    private boolean precedes(Object owner, PluralAssociation association) {
        return order.group(Mapper.of(owner)).position()
                < order.group(association.target()).position();
    }

    /**
     * Hands what collections write in the rows of elements to the inserts of these rows, where there are any; what
     * remains are updates. An element that goes from one owner to another, or is deleted, is not set free in between.
     *
     * @param inserts the instances that are inserted
     * @param references what is known of their rows
     */
    void give(Set<Object> inserts, GivenValues references) {
        for (PluralAttribute plural : inElements(added)) {
            PluralAssociation association = (PluralAssociation) plural;
            CollectionRows rows = Objects.requireNonNull(plural.rows());
            Objects.requireNonNull(added.get(plural)).removeIf(link -> {
                boolean given = inserts.contains(link.element())
                        && (rows.own().isEmpty() || precedes(link.owner(), association));
                if (given) {
                    references.give(plural, link);
                }
                return given;
            });
        }
        for (PluralAttribute plural : inElements(removed)) {
            CollectionRows rows = Objects.requireNonNull(plural.rows());
            Set<@Nullable Object> taken = Collections.newSetFromMap(new IdentityHashMap<>());
            added.getOrDefault(plural, List.of()).forEach(link -> taken.add(link.element()));
            Objects.requireNonNull(removed.get(plural))
                    .removeIf(link -> !rows.isReleasable()
                            || taken.contains(link.element())
                            || Lifecycle.isRemoved(States.of(Objects.requireNonNull(link.element()))));
        }
    }

    private static List<PluralAttribute> inElements(Map<PluralAttribute, List<Link>> links) {
        if (links.isEmpty()) {
            return List.of();
        }
        return links.keySet().stream()
                .filter(plural -> Objects.requireNonNull(plural.rows()).inElements())
                .toList();
    }

    private void clear(PluralAttribute plural, Object owner) {
        cleared.computeIfAbsent(plural, key -> new ArrayList<>()).add(owner);
    }

    private static void add(Map<PluralAttribute, List<Link>> links, PluralAttribute plural, List<Link> more) {
        if (!more.isEmpty()) {
            links.computeIfAbsent(plural, key -> new ArrayList<>()).addAll(more);
        }
    }

    /** The tasks that delete rows. */
    List<FlushTask> removals() {
        removed.values().removeIf(List::isEmpty);
        added.values().removeIf(List::isEmpty);
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
