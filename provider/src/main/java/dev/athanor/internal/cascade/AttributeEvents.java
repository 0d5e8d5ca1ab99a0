package dev.athanor.internal.cascade;

import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.instrument.TypeBinding;
import dev.athanor.internal.collection.CollectionKind;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.LoadOrigin;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.message.StateMessage;
import dev.athanor.message.UnloadedAttributeException;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a write to an attribute means beyond the write, for instances with and without a session: collections are
 * wrapped, embeddables learn who holds them. One object per class and factory; the home of inverse synchronisation and
 * of cascades at event time when a profile asks for them. Immutable.
 */
public final class AttributeEvents implements TypeBinding {
    private final @Nullable Attribute[] byNumber;
    /** The relationships of which an assignment means more than the standard says, by their numbers. */
    private final @Nullable Association[] related;

    private final boolean entity;
    private final boolean remembering;
    private final String signature;

    /**
     * Creates the events of a class.
     *
     * @param attributes all attributes of the class, inherited ones included
     * @param size how many attribute numbers the class has
     * @param entity whether it is an entity class, not one of embeddables
     * @param remembering whether instances of an entity class remember what has changed while they have no session, though none of
     *     their relationships asks for it
     */
    public AttributeEvents(List<? extends Attribute> attributes, int size, boolean entity, boolean remembering) {
        byNumber = new Attribute[size];
        related = new Association[size];
        this.entity = entity;
        StringBuilder text = new StringBuilder();
        boolean anyEvents = false;
        for (Attribute attribute : attributes) {
            byNumber[attribute.number()] = attribute;
            if (attribute instanceof Association association) {
                Association inverse = association.inverse();
                text.append(attribute.name())
                        .append(" cascades ")
                        .append(association.cascade())
                        .append(inverse == null ? "" : " inverse " + inverse.name())
                        .append(
                                association.rules().words().isEmpty()
                                        ? ""
                                        : " " + association.rules().words())
                        .append("; ");
                if (isBeyondStandard(association)) {
                    related[attribute.number()] = association;
                }
                anyEvents |= association.rules().hasEvents();
            }
        }
        this.remembering = entity && (remembering || anyEvents);
        signature = text.toString();
    }

    /** Whether an object is an instance of an entity class of an open factory, and not an embeddable. */
    static boolean isEntity(Object instance) {
        return States.of(instance).index().binding() instanceof AttributeEvents events && events.entity;
    }

    @Override
    public boolean remembersUnowned() {
        return remembering;
    }

    @Override
    public boolean isEvented(int attribute) {
        Attribute known = byNumber[attribute];
        return known != null && known.isEvented();
    }

    @Override
    public @Nullable Object assigning(Object instance, int attribute, @Nullable Object old, @Nullable Object value) {
        Attribute known = byNumber[attribute];
        InstanceState state = States.of(instance);
        Association association = related[attribute];
        if (association != null) {
            return assigning(instance, association, value);
        }
        if (known instanceof PluralAssociation plural
                && PluralValues.access(instance, plural) != CollectionKind.Access.LOADED) {
            // The mapping does not say so: whoever loaded the owner does.
            return QueuedAssignment.assign(instance, plural, value);
        }
        state.writing(instance, attribute, old);
        state.markDirect(attribute);
        if (known instanceof PluralAttribute plural) {
            return assigningCollection(instance, plural, old, value);
        }
        if (known instanceof ToOneAttribute toOne && toOne.cascade().has(CascadeSet.Kind.DELETE_ORPHAN)) {
            leaving(instance, toOne, old, value);
        }
        if (known instanceof EmbeddedAttribute embedded && embedded.tellsHolders() && value != null) {
            hold(instance, embedded.number(), embedded, value);
        }
        return value;
    }

    private static @Nullable Object assigning(Object instance, Association association, @Nullable Object value) {
        if (association instanceof ToOneAttribute reference) {
            RelationshipEvents.assigning(instance, reference, value);
            return value;
        }
        PluralAssociation plural = (PluralAssociation) association;
        return PluralValues.access(instance, plural) == CollectionKind.Access.LOADED
                ? RelationshipEvents.assigning(instance, plural, value)
                : QueuedAssignment.assign(instance, plural, value);
    }

    private static boolean isBeyondStandard(Association association) {
        return association.rules().hasEvents()
                || association instanceof PluralAssociation plural
                        && PluralValues.mappedAccess(plural) != CollectionKind.Access.LOADED;
    }

    /** Tells an embeddable who holds it, and those inside it, which a constructor may have put there unseen. */
    static void hold(Object holder, int number, EmbeddedAttribute embedded, Object value) {
        States.of(value).addParent(holder, number);
        for (Attribute attribute : embedded.attributes()) {
            if (attribute instanceof EmbeddedAttribute nested && nested.tellsHolders()) {
                Object inner = nested.get(value);
                if (inner != null) {
                    hold(value, nested.number(), nested, inner);
                }
            } else if (attribute instanceof ElementCollection collection) {
                Object present = collection.get(value);
                if (present != null && !(present instanceof TrackedCollection)) {
                    collection.set(value, PluralValues.wrap(value, collection, present));
                    States.of(value).markLoaded(collection.number(), true);
                }
            }
        }
    }

    /** Whoever is left behind must be known, because it may be removed for that. */
    private static void leaving(Object instance, ToOneAttribute toOne, @Nullable Object old, @Nullable Object value) {
        InstanceState state = States.of(instance);
        StateOwner owner = state.owner();
        if (owner == null) {
            return;
        }
        Object former = old;
        if (Lifecycle.of(state) == Lifecycle.PERSISTENT
                && state.committed(toOne.number()) == InstanceState.NOT_LOADED) {
            state.markUnloaded(toOne.number());
            owner.reading(instance, toOne.number());
            former = toOne.get(instance);
            state.writing(instance, toOne.number(), former);
        }
        if (former != null && former != value) {
            owner.removed(instance, toOne.number(), former);
        }
    }

    private static @Nullable Object assigningCollection(
            Object instance, PluralAttribute plural, @Nullable Object old, @Nullable Object value) {
        if (value == old && value instanceof TrackedCollection) {
            return value;
        }
        TrackedCollection before = old instanceof TrackedCollection tracked ? tracked : null;
        InstanceState state = States.of(instance);
        StateOwner owner = state.owner();
        if (owner != null && Lifecycle.of(state) == Lifecycle.PERSISTENT && needsMembers(plural)) {
            // Replacing a collection is a difference, and a difference needs both sides.
            if (before == null) {
                before = PluralValues.unloaded(instance, plural);
                plural.set(instance, before);
            }
            if (!before.isInitialized()) {
                owner.initialize(instance, plural.number());
            }
        }
        if (value == null) {
            return assigningNoCollection(instance, plural, before);
        }
        TrackedCollection after = PluralValues.wrap(instance, plural, value);
        if (before != null) {
            after.replaces(before);
        }
        if (owner != null && plural instanceof PluralAssociation) {
            departing(before, after).forEach(element -> owner.removed(instance, plural.number(), element));
            after.added().forEach(element -> owner.added(instance, plural.number(), element));
        }
        return after;
    }

    /** Null for a collection with rows: an empty one takes its place, so that the rows can be counted out. */
    private static @Nullable Object assigningNoCollection(
            Object instance, PluralAttribute plural, @Nullable TrackedCollection before) {
        if (before == null || Lifecycle.of(States.of(instance)) != Lifecycle.PERSISTENT) {
            return null;
        }
        TrackedCollection after = PluralValues.unloaded(instance, plural);
        after.fill(List.of());
        after.replaces(before);
        StateOwner owner = States.of(instance).owner();
        if (owner != null && plural instanceof PluralAssociation) {
            departing(before, after).forEach(element -> owner.removed(instance, plural.number(), element));
        }
        return after;
    }

    /** The members of a collection that are not members of the one that takes its place. */
    private static Collection<?> departing(@Nullable TrackedCollection before, TrackedCollection after) {
        if (before == null || !before.isInitialized()) {
            return List.of();
        }
        Set<@Nullable Object> members = Collections.newSetFromMap(new IdentityHashMap<>());
        members.addAll(before.members());
        after.members().forEach(members::remove);
        return members;
    }

    /** Who left matters only if this side writes the association, or removes what nobody refers to any more. */
    private static boolean needsMembers(PluralAttribute plural) {
        return plural.isOwning()
                || plural instanceof PluralAssociation association
                        && association.cascade().has(CascadeSet.Kind.DELETE_ORPHAN);
    }

    @Override
    public void readingUnowned(Object instance, int attribute) {
        Attribute known = byNumber[attribute];
        InstanceState state = States.of(instance);
        if (known == null) {
            return;
        }
        boolean isTakenAway = state.isChanged(attribute) && !state.isExpired(attribute);
        boolean isMissing = !isTakenAway
                && (known instanceof PluralAttribute && known.get(instance) instanceof TrackedCollection collection
                        ? !collection.isInitialized() && !collection.isQueue()
                        : !state.isLoaded(attribute) && !state.isAbsent(attribute));
        // A new instance has forgotten what it held if it had a row that was rolled back.
        if (isMissing && (Lifecycle.of(state) == Lifecycle.DETACHED || state.isExpired(attribute))) {
            // What a constructor left in the field is not what the row says.
            LoadingStrategy strategy =
                    known instanceof Association association ? LoadOrigin.strategy(instance, association) : null;
            if (strategy == LoadingStrategy.RAISE) {
                throw new RaiseLoadException(StateMessage.LOAD_REFUSED, Keys.describe(instance) + "." + known.name());
            }
            if (strategy == LoadingStrategy.NOLOAD) {
                if (known instanceof PluralAttribute plural) {
                    PluralValues.tracked(instance, plural).fill(List.of());
                    state.markUnset(attribute);
                }
                return;
            }
            if (!(known instanceof PluralAttribute plural)) {
                throw new UnloadedAttributeException(
                        StateMessage.LATE_UNLOADED, Keys.describe(instance) + "." + known.name());
            }
            PluralValues.tracked(instance, plural);
            handOut(instance, known);
        } else if (known.isEvented()) {
            handOut(instance, known);
        }
    }

    /** By its key and version the row of an instance is found: they are not replaced before they are known. */
    @Override
    public void replacingForgotten(Object instance, int attribute) {
        Attribute known = byNumber[attribute];
        if (known != null
                && States.of(instance).mapper instanceof Mapper mapper
                && (mapper.idAttributes().contains(known) || mapper.version() == known)) {
            throw new UnloadedAttributeException(
                    StateMessage.LATE_UNLOADED, Keys.describe(instance) + "." + known.name());
        }
    }

    /**
     * Makes the content of a loaded field fit to be handed out, whoever owns the instance: a raw collection is wrapped,
     * an embeddable learns its holder, and the holder of a mutable value inside an embeddable keeps its columns.
     *
     * @param instance the instance
     * @param attribute its attribute, evented
     */
    public static void handOut(Object instance, Attribute attribute) {
        InstanceState state = States.of(instance);
        Object value = attribute.get(instance);
        if (attribute instanceof PluralAttribute plural) {
            if (attribute instanceof Association association
                    && association.rules().hasEvents()
                    && isEntity(instance)) {
                handOut(instance, state, plural, value);
            } else if (value instanceof TrackedCollection tracked) {
                if (isDetachedForGood(instance, state, plural) && !tracked.isInitialized()) {
                    tracked.fill(List.of());
                    state.markUnset(plural.number());
                }
            } else if (value != null) {
                attribute.set(instance, PluralValues.wrap(instance, plural, value));
            }
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            if (value != null && embedded.tellsHolders()) {
                hold(instance, embedded.number(), embedded, value);
            }
        } else if (value != null && attribute.isEvented() && state.owner() == null) {
            state.writing(instance, attribute.number(), value);
            return;
        }
        if (state.isLoaded(attribute.number())) {
            // What has no value yet is asked for again: a row may tell of it later.
            state.markDirect(attribute.number());
        }
    }

    /** Whether a collection has left its session unloaded, and its loading strategy is to load nothing anyway. */
    private static boolean isDetachedForGood(Object instance, InstanceState state, PluralAttribute plural) {
        return state.owner() == null
                && state.key != null
                && plural instanceof Association association
                && LoadOrigin.strategy(instance, association) == LoadingStrategy.NOLOAD;
    }

    /**
     * A collection that was never set is an empty one, which counts as set when it is changed; and so is one that can never be loaded,
     * because there is no row any more, or because its loading strategy is to load nothing.
     */
    private static void handOut(Object instance, InstanceState state, PluralAttribute plural, @Nullable Object value) {
        if (value instanceof TrackedCollection tracked) {
            boolean isNothingToLoad = state.key == null || isDetachedForGood(instance, state, plural);
            if (isNothingToLoad && !tracked.isInitialized() && !tracked.isQueue()) {
                tracked.fill(List.of());
                state.markUnset(plural.number());
            }
        } else if (value == null || PluralValues.isEmpty(value)) {
            TrackedCollection empty = PluralValues.unloaded(instance, plural);
            empty.fill(List.of());
            plural.set(instance, empty);
        } else {
            plural.set(instance, PluralValues.wrap(instance, plural, value));
        }
    }

    /**
     * Takes the value of an attribute away: a reference is dissolved, a collection emptied, a value forgotten, and none of them has a
     * value any more. Tells of it as of every other change.
     *
     * @param instance an entity
     * @param attribute its attribute
     * @return whether there was a value, or may have been one that is not in memory
     */
    public static boolean unset(Object instance, Attribute attribute) {
        InstanceState state = States.of(instance);
        int number = attribute.number();
        if (attribute instanceof ToOneAttribute reference) {
            return RelationshipEvents.unset(instance, reference);
        }
        if (attribute instanceof PluralAttribute) {
            if (state.isLoaded(number)
                    && attribute.get(instance) instanceof TrackedCollection collection
                    && collection.isInitialized()) {
                collection.noteChange();
                collection.removeEach();
                state.markUnset(number);
            }
            return true;
        }
        boolean expired = state.isExpired(number);
        boolean had = state.isLoaded(number) || expired || Expiry.isExpired(state);
        state.writing(instance, number, attribute.get(instance));
        attribute.set(instance, null);
        state.markUnset(number, expired);
        return had;
    }

    @Override
    public String signature() {
        return signature;
    }
}
