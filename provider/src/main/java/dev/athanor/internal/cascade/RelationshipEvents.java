package dev.athanor.internal.cascade;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.Origin.Act;
import dev.athanor.internal.collection.MemberEvents;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.MultipleParentsException;
import dev.athanor.message.StateMessage;
import dev.athanor.message.UnloadedAttributeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a relationship changes whose events mean more than the standard says: the one-owner check, cascades, orphans, and
 * the other side, which is changed in memory at once. In this order, and before the change itself: whoever refuses it leaves
 * everything as it was. An event goes to the other side and ends there, whichever of the two the program touched. SQLAlchemy 2.0,
 * "Attribute Events", "Behavior of save-update cascade with bi-directional relationships".
 *
 * <p>With and without a session; loads nothing but what {@code activeHistory} and the replacement of a collection ask for. Stateless.
 */
final class RelationshipEvents {
    /** Stands for the former value of a reference that never had one. */
    private static final Object NEVER_SET = new Object();

    private RelationshipEvents() {}

    // ---- references -------------------------------------------------------------------------------------------------

    /** The program is about to assign a reference. */
    static void assigning(Object instance, ToOneAttribute reference, @Nullable Object value) {
        replace(instance, reference, former(instance, reference), value, Origin.at(instance, reference, Act.SET));
        States.of(instance).markDirect(reference.number());
    }

    /**
     * What a reference refers to.
     *
     * @return {@link #NEVER_SET} if it has no value, {@link InstanceState#NOT_LOADED} if only the database knows
     */
    private static @Nullable Object former(Object instance, ToOneAttribute reference) {
        InstanceState state = States.of(instance);
        int number = reference.number();
        if (state.isLoaded(number)) {
            return reference.get(instance);
        }
        boolean active = isActive(reference);
        if (state.isChanged(number)) {
            return NEVER_SET;
        }
        if (state.key == null) {
            return active ? null : NEVER_SET;
        }
        boolean needed = active || removesOrphansAtFlush(reference);
        if (state.owner() == null) {
            if (needed) {
                throw new UnloadedAttributeException(
                        StateMessage.LATE_UNLOADED, Keys.describe(instance) + "." + reference.name());
            }
            return InstanceState.NOT_LOADED;
        }
        if (!active && isAny(reference, part -> state.isAbsent(part.number()))) {
            return NEVER_SET;
        }
        Object found = isAny(reference, part -> isUnknownBefore(state, part))
                ? null
                : needed ? AttributeReader.former(instance, reference) : AttributeReader.known(instance, reference);
        if (found != InstanceState.NOT_LOADED) {
            reference.set(instance, found);
            state.markLoaded(number, true);
            // Something is known of it now, and its row is believed to be there.
            Expiry.clear(state);
        }
        return found;
    }

    private static boolean isAny(ToOneAttribute reference, Predicate<BasicAttribute> condition) {
        for (BasicAttribute part : reference.keyAttributes()) {
            if (condition.test(part)) {
                return true;
            }
        }
        return false;
    }

    /** A foreign key that was written without having been read counts as one that was null before. */
    private static boolean isUnknownBefore(InstanceState state, BasicAttribute part) {
        return state.isChanged(part.number()) && state.committed(part.number()) == InstanceState.NOT_LOADED;
    }

    private static void replace(
            Object instance, ToOneAttribute reference, @Nullable Object old, @Nullable Object value, Origin origin) {
        InstanceState state = States.of(instance);
        boolean tracks = ParentTracker.tracks(reference);
        Object before = known(old);
        if (tracks && before != null && before != value) {
            ParentTracker.left(before, reference, state);
        }
        if (old != value) {
            refuseSecondParent(instance, reference, value, origin);
            cascade(instance, state, reference, value, origin);
            if (before != null && reference.cascade().has(CascadeSet.Kind.DELETE_ORPHAN)) {
                abandon(instance, state, reference, before, false);
            }
            tellBoth(instance, reference, before, value, origin);
        }
        noteChange(instance, state, reference);
        if (tracks && value != null) {
            ParentTracker.joined(value, reference, state);
        }
    }

    private static @Nullable Object known(@Nullable Object former) {
        return former == NEVER_SET || former == InstanceState.NOT_LOADED ? null : former;
    }

    private static void noteChange(Object instance, InstanceState state, ToOneAttribute reference) {
        if (reference.rules().viewOnly()) {
            state.markLoaded(reference.number(), false);
            return;
        }
        if (state.key == null && !state.isChanged(reference.number()) && isActive(reference)) {
            // Whoever asks what it was is told that it was null, and null is no change then.
            state.markLoaded(reference.number(), false);
        }
        state.writing(instance, reference.number(), reference.get(instance));
    }

    /** Whether what a reference was must be known when it changes. */
    private static boolean isActive(ToOneAttribute reference) {
        return reference.rules().activeHistory() || reference.rules().singleParent();
    }

    /** A reference is dissolved: it has no value any more. */
    static boolean unset(Object instance, ToOneAttribute reference) {
        InstanceState state = States.of(instance);
        Object old = former(instance, reference);
        Object before = known(old);
        if (before != null) {
            Origin origin = Origin.at(instance, reference, Act.REMOVE);
            if (ParentTracker.tracks(reference)) {
                ParentTracker.left(before, reference, state);
            }
            if (reference.cascade().has(CascadeSet.Kind.DELETE_ORPHAN)) {
                abandon(instance, state, reference, before, true);
            }
            tellOfLoss(instance, reference, before, origin);
        }
        boolean had = state.isLoaded(reference.number());
        noteChange(instance, state, reference);
        reference.set(instance, null);
        state.markUnset(reference.number());
        return had || old == InstanceState.NOT_LOADED || state.key != null;
    }

    // ---- collections ------------------------------------------------------------------------------------------------

    /** What a collection of entities tells of what the program does to it. */
    record Members(PluralAssociation association) implements MemberEvents {
        @Override
        public void joining(Object owner, TrackedCollection collection, @Nullable Object element) {
            RelationshipEvents.joining(
                    owner, association, collection, element, Origin.at(owner, association, Act.APPEND));
        }

        @Override
        public void rejoining(Object owner, @Nullable Object element) {
            cascade(owner, States.of(owner), association, element, Origin.at(owner, association, Act.APPEND));
        }

        @Override
        public void leaving(Object owner, TrackedCollection collection, @Nullable Object element) {
            RelationshipEvents.leaving(
                    owner, association, collection, element, Origin.at(owner, association, Act.REMOVE));
        }
    }

    private static void joining(
            Object owner,
            PluralAssociation plural,
            TrackedCollection collection,
            @Nullable Object element,
            Origin origin) {
        InstanceState state = States.of(owner);
        CascadeWalker.requireType(owner, plural, element);
        countAsSet(state, plural, collection);
        refuseSecondParent(owner, plural, element, origin);
        cascade(owner, state, plural, element, origin);
        if (element != null) {
            tellOfGain(owner, plural, element, origin);
        }
        noteChange(state, plural, collection);
        if (element != null && ParentTracker.tracks(plural)) {
            ParentTracker.joined(element, plural, state);
        }
    }

    private static void leaving(
            Object owner,
            PluralAssociation plural,
            TrackedCollection collection,
            @Nullable Object element,
            Origin origin) {
        InstanceState state = States.of(owner);
        countAsSet(state, plural, collection);
        if (element != null) {
            if (ParentTracker.tracks(plural)) {
                ParentTracker.left(element, plural, state);
            }
            if (plural.cascade().has(CascadeSet.Kind.DELETE_ORPHAN)) {
                abandon(owner, state, plural, element, true);
            }
            tellOfLoss(owner, plural, element, origin);
        }
        noteChange(state, plural, collection);
    }

    /** An empty collection that was only read is one that was set as soon as somebody tries to change it, even in vain. */
    private static void countAsSet(InstanceState state, PluralAssociation plural, TrackedCollection collection) {
        if (collection.isInitialized()) {
            state.markLoaded(plural.number(), true);
        }
    }

    private static void noteChange(InstanceState state, PluralAssociation plural, TrackedCollection collection) {
        if (plural.rules().viewOnly()) {
            state.markLoaded(plural.number(), true);
        } else {
            collection.noteChange();
        }
    }

    /**
     * The program assigns a collection: the difference to what was there before is told element by element.
     *
     * @param value what it assigns; null is taken for an empty one
     * @return what the field holds from now on
     */
    static Object assigning(Object owner, PluralAssociation plural, @Nullable Object value) {
        InstanceState state = States.of(owner);
        int number = plural.number();
        Object present = plural.get(owner);
        if (value != null && value == present && value instanceof TrackedCollection) {
            return value;
        }
        Object given = value == null ? List.of() : value;
        TrackedCollection after = PluralValues.wrap(owner, plural, given);
        TrackedCollection before = replaced(owner, state, plural);
        List<@Nullable Object> former = distinct(before.members());
        Set<@Nullable Object> constants = identitySet(former);
        constants.retainAll(identitySet(after.members()));
        if (!plural.rules().viewOnly()) {
            state.writing(owner, number, before);
        }
        after.replaces(before);
        put(owner, plural, after);
        state.markLoaded(number, true);
        Origin origin = Origin.at(owner, plural, Act.REPLACE);
        admit(owner, plural, after, given, constants, origin);
        for (Object element : former) {
            if (constants.contains(element)) {
                cascade(owner, state, plural, element, origin);
            }
        }
        for (Object element : former) {
            if (!constants.contains(element)) {
                leaving(owner, plural, after, element, origin);
            }
        }
        return after;
    }

    /** The members come one by one: who refuses one of them leaves those behind it outside. */
    private static void admit(
            Object owner,
            PluralAssociation plural,
            TrackedCollection after,
            Object given,
            Set<@Nullable Object> constants,
            Origin origin) {
        List<@Nullable Object> rows =
                new ArrayList<>(given instanceof Map<?, ?> map ? map.entrySet() : (Collection<?>) given);
        after.empty();
        for (Object row : rows) {
            Object element =
                    given instanceof Map<?, ?> ? ((Map.Entry<?, ?>) Objects.requireNonNull(row)).getValue() : row;
            if (!constants.contains(element)) {
                joining(owner, plural, after, element, origin);
            }
            after.admit(row);
        }
    }

    /** The collection that another one is to take the place of, with its members: a difference needs both sides. */
    private static TrackedCollection replaced(Object owner, InstanceState state, PluralAssociation plural) {
        TrackedCollection before = collection(owner, state, plural);
        if (!before.isInitialized()) {
            StateOwner session = state.reachOwner();
            if (session != null) {
                session.initialize(owner, plural.number());
            }
            if (!before.isInitialized()) {
                throw new UnloadedAttributeException(
                        StateMessage.LATE_UNLOADED, Keys.describe(owner) + "." + plural.name());
            }
        }
        return before;
    }

    /** The collection of an attribute: one that is in memory, an unloaded one, or where there are no rows an empty one. */
    private static TrackedCollection collection(Object owner, InstanceState state, PluralAssociation plural) {
        int number = plural.number();
        if (state.key == null || state.isLoaded(number) || state.isChanged(number)) {
            AttributeEvents.handOut(owner, plural);
            if (plural.get(owner) instanceof TrackedCollection present) {
                return present;
            }
        }
        return PluralValues.tracked(owner, plural);
    }

    private static Set<@Nullable Object> identitySet(Collection<?> elements) {
        Set<@Nullable Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(elements);
        return set;
    }

    private static List<@Nullable Object> distinct(Collection<?> elements) {
        Set<@Nullable Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<@Nullable Object> found = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (seen.add(element)) {
                found.add(element);
            }
        }
        return found;
    }

    // ---- what both kinds have in common -----------------------------------------------------------------------------

    /** An object that has an owner already is refused where it can have one only. */
    private static void refuseSecondParent(
            Object owner, Association association, @Nullable Object element, Origin origin) {
        if (element != null
                && association.rules().singleParent()
                && origin.isAt(association)
                && ParentTracker.hasKnownParent(element, association)) {
            throw new MultipleParentsException(
                    StateMessage.SECOND_PARENT,
                    Keys.describe(element),
                    States.of(owner).index().type().getSimpleName() + "." + association.name());
        }
    }

    /** PERSIST goes along the side that the program has touched, and never along the other one. */
    private static void cascade(
            Object owner, InstanceState state, Association association, @Nullable Object target, Origin origin) {
        StateOwner session = state.reachOwner();
        if (target == null
                || session == null
                || !association.rules().cascadesAtEvents()
                || !association.cascade().has(CascadeSet.Kind.PERSIST)
                || !origin.isAt(association)) {
            return;
        }
        InstanceState other = States.of(target);
        Lifecycle life = Lifecycle.of(other);
        boolean isThere = other.owner() == session && (life == Lifecycle.PENDING || life == Lifecycle.PERSISTENT);
        if (!isThere) {
            session.relating(owner, association.number(), target);
        }
    }

    /**
     * An object has left an owner without which it may not live: see {@link OrphanRule}.
     *
     * @param remember whether it is noted for later that this happened outside a session
     */
    private static void abandon(
            Object owner, InstanceState state, Association association, Object element, boolean remember) {
        StateOwner session = state.reachOwner();
        if (removesOrphansAtFlush(association)) {
            if (session != null) {
                session.removed(owner, association.number(), element);
            }
            return;
        }
        if (!OrphanRule.isOrphan(association.target(), element)) {
            return;
        }
        InstanceState other = States.of(element);
        if (session != null && other.owner() == session && Lifecycle.of(other) == Lifecycle.PENDING) {
            session.orphaned(element);
        } else if (remember) {
            ParentTracker.setOrphanedOutside(element, true);
        }
    }

    /** Whether orphans are found as the standard says: by what has left since the last flush. */
    private static boolean removesOrphansAtFlush(Association association) {
        return association.cascade().has(CascadeSet.Kind.DELETE_ORPHAN)
                && !association.rules().expungesPendingOrphans();
    }

    // ---- the other side
    // -----------------------------------------------------------------------------------------------

    /** An embeddable is no object that the other side could refer to. */
    private static @Nullable Association otherSide(Object owner, Association association) {
        return association.rules().inverseSync() && AttributeEvents.isEntity(owner) ? association.inverse() : null;
    }

    private static void tellBoth(
            Object owner, ToOneAttribute reference, @Nullable Object old, @Nullable Object value, Origin origin) {
        Association other = otherSide(owner, reference);
        if (other == null) {
            return;
        }
        if (old != null && !origin.is(old, other, other instanceof ToOneAttribute ? Act.SET : Act.REMOVE)) {
            take(old, other, owner, Origin.at(owner, reference, Act.SET));
        }
        if (value != null) {
            tellOfGain(owner, reference, value, origin);
        }
    }

    private static void tellOfGain(Object owner, Association association, Object element, Origin origin) {
        Association other = otherSide(owner, association);
        if (other == null) {
            return;
        }
        boolean hasComeHome = other instanceof ToOneAttribute
                ? origin.is(element, other, Act.SET)
                : origin.is(element, other, Act.APPEND) || origin.is(element, other, Act.REPLACE);
        if (!hasComeHome) {
            give(element, other, owner, origin);
        }
    }

    private static void tellOfLoss(Object owner, Association association, Object element, Origin origin) {
        Association other = otherSide(owner, association);
        if (other == null || origin.is(element, other, Act.REMOVE)) {
            return;
        }
        if (other instanceof ToOneAttribute) {
            // As long as it is in the collection once more, it belongs to its owner.
            if (!origin.is(element, other, Act.SET) && !occursAgain(owner, association, element)) {
                take(element, other, owner, origin);
            }
        } else if (!origin.is(element, other, Act.REPLACE)) {
            take(element, other, owner, origin);
        }
    }

    private static boolean occursAgain(Object owner, Association association, Object element) {
        if (!(association instanceof PluralAssociation plural)
                || !(plural.get(owner) instanceof TrackedCollection collection)
                || !collection.isInitialized()) {
            return false;
        }
        int times = 0;
        for (Object member : collection.members()) {
            if (member == element) {
                times++;
            }
        }
        return times > 1;
    }

    /** The other side gets an object. */
    private static void give(Object side, Association association, Object partner, Origin origin) {
        InstanceState state = States.of(side);
        if (association instanceof ToOneAttribute reference) {
            replace(side, reference, former(side, reference), partner, origin);
            reference.set(side, partner);
            state.markDirect(reference.number());
        } else {
            PluralAssociation plural = (PluralAssociation) association;
            if (plural.shape() == PluralAttribute.Shape.MAP && plural.key() != null) {
                // The element does not know under which key: the map has it when the program puts it there, or reads
                // it.
                return;
            }
            TrackedCollection collection = collection(side, state, plural);
            joining(side, plural, collection, partner, origin);
            collection.queueAdd(partner);
        }
    }

    /** The other side loses an object, if it has it. */
    private static void take(Object side, Association association, Object partner, Origin origin) {
        InstanceState state = States.of(side);
        if (association instanceof ToOneAttribute reference) {
            Object old = former(side, reference);
            if (old == partner || old == InstanceState.NOT_LOADED) {
                replace(side, reference, old, null, origin);
                reference.set(side, null);
                state.markDirect(reference.number());
            }
        } else {
            PluralAssociation plural = (PluralAssociation) association;
            TrackedCollection collection = collection(side, state, plural);
            leaving(side, plural, collection, partner, origin);
            collection.queueRemove(partner);
        }
    }

    /** Writes a field that the program is about to write: its setter is under way already. */
    private static void put(Object owner, Attribute attribute, @Nullable Object value) {
        if (owner instanceof Instrumented woven) {
            woven.$athanor$set(attribute.number(), value);
        } else {
            attribute.set(owner, value);
        }
    }
}
