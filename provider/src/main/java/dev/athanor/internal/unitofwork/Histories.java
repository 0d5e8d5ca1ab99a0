package dev.athanor.internal.unitofwork;

import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.LoadOrigin;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flush has found in relationships: looked at once, so that everything that the flush decides is decided by the same picture,
 * whatever it writes into the instances meanwhile. One per flush.
 */
final class Histories {
    /** How far a look at a relationship may go. */
    enum Reach {
        /** What is in memory. */
        MEMORY,
        /** The same, and what is queued for a collection that is not loaded. */
        QUEUED,
        /** The same, and objects that the session has in any case. */
        LOCAL,
        /** Whatever there is. */
        LOAD
    }

    private record Seen(RelationshipHistory history, Reach reach) {}

    private final PersistenceContext context;
    private final Map<Dependency, Map<Object, Seen>> seen = new HashMap<>();

    Histories(PersistenceContext context) {
        this.context = context;
    }

    /** The history of a relationship, at the first look as far as allowed, and further later if only then more is allowed. */
    RelationshipHistory of(Object owner, Dependency dependency, Reach reach) {
        Map<Object, Seen> ofDependency = seen.computeIfAbsent(dependency, key -> new IdentityHashMap<>());
        Seen before = ofDependency.get(owner);
        if (before != null && (reach != Reach.LOAD || before.reach().compareTo(Reach.LOCAL) >= 0)) {
            return before.history();
        }
        RelationshipHistory history = dependency.lookAt(owner, reach, this);
        ofDependency.put(owner, new Seen(history, reach));
        return history;
    }

    RelationshipHistory of(Object owner, ToOneAttribute toOne, Reach reach) {
        InstanceState state = States.of(owner);
        int number = toOne.number();
        if (state.isLoaded(number)) {
            Object value = toOne.get(owner);
            if (!state.isChanged(number)) {
                return countsAsNew(state) ? RelationshipHistory.added(value) : RelationshipHistory.unchanged(value);
            }
            return compared(value, before(owner, state, toOne));
        }
        if (state.isChanged(number)) {
            return unset(owner, before(owner, state, toOne), toOne);
        }
        Object value = found(owner, state, toOne, reach);
        return value == InstanceState.NOT_LOADED ? RelationshipHistory.BLANK : RelationshipHistory.unchanged(value);
    }

    /** The program has taken the value away. */
    private static RelationshipHistory unset(Object owner, @Nullable Object before, ToOneAttribute toOne) {
        if (before != null && before != InstanceState.NOT_LOADED) {
            return RelationshipHistory.deleted(before);
        }
        boolean wasNever = before != null && (States.of(owner).key == null || ForeignKeys.isNeverSet(owner, toOne));
        return wasNever ? RelationshipHistory.BLANK : RelationshipHistory.added(null);
    }

    private static RelationshipHistory compared(@Nullable Object value, @Nullable Object before) {
        if (before == value) {
            return RelationshipHistory.unchanged(value);
        }
        return before == null || before == InstanceState.NOT_LOADED
                ? RelationshipHistory.added(value)
                : RelationshipHistory.replaced(value, before);
    }

    /** Of the inverse side nothing but the row of the other entity tells what it was. */
    private static @Nullable Object before(Object owner, InstanceState state, ToOneAttribute toOne) {
        Object before = state.committed(toOne.number());
        if (before != InstanceState.NOT_LOADED
                || toOne.isOwning()
                || state.owner() == null
                || Lifecycle.of(state) != Lifecycle.PERSISTENT) {
            return before;
        }
        Object found = AttributeReader.former(owner, toOne);
        state.keep(toOne.number(), found);
        return found;
    }

    private @Nullable Object found(Object owner, InstanceState state, ToOneAttribute toOne, Reach reach) {
        if (reach.compareTo(Reach.LOCAL) < 0 || state.owner() == null || Lifecycle.of(state) != Lifecycle.PERSISTENT) {
            return InstanceState.NOT_LOADED;
        }
        if (toOne.isOwning() && ForeignKeys.isNeverSet(owner, toOne)) {
            return InstanceState.NOT_LOADED;
        }
        Object found;
        if (reach == Reach.LOAD) {
            found = AttributeReader.former(owner, toOne);
        } else {
            Object key = toOne.isOwning() ? rowKey(owner, toOne) : InstanceState.NOT_LOADED;
            if (key == InstanceState.NOT_LOADED) {
                return key;
            }
            found = key == null ? null : context.identityMap().get(toOne.target(), key);
            if (key != null && found == null) {
                return InstanceState.NOT_LOADED;
            }
        }
        if (!state.isLoaded(toOne.number())) {
            toOne.set(owner, found);
            state.markLoaded(toOne.number(), true);
            Expiry.clear(state);
        }
        return found;
    }

    /** The key in the row, which is read if it is not known. */
    private static @Nullable Object rowKey(Object owner, ToOneAttribute toOne) {
        Object key = ForeignKeys.committed(owner, toOne);
        if (key != InstanceState.NOT_LOADED) {
            return key;
        }
        if (ForeignKeys.isWritten(owner, toOne)) {
            // Written before it was read: what the row holds is nowhere in memory, and what was written must stay.
            return null;
        }
        for (BasicAttribute part : toOne.keyAttributes()) {
            AttributeReader.read(owner, part, PassiveMode.LOAD);
        }
        return ForeignKeys.committed(owner, toOne);
    }

    /** Where nothing is remembered of instances without a session, all that a new one holds is new. */
    private static boolean countsAsNew(InstanceState state) {
        Lifecycle life = Lifecycle.of(state);
        return (life == Lifecycle.PENDING || life == Lifecycle.TRANSIENT) && !state.remembersUnowned();
    }

    RelationshipHistory of(Object owner, PluralAssociation plural, Reach reach) {
        InstanceState state = States.of(owner);
        boolean isLoaded = state.isLoaded(plural.number());
        boolean isAttached = state.owner() != null && Lifecycle.of(state) == Lifecycle.PERSISTENT;
        if (reach == Reach.LOAD
                && isAttached
                && PluralValues.tracked(owner, plural).isQueue()) {
            return read(owner, plural);
        }
        if (reach == Reach.LOAD
                && isAttached
                && !PluralValues.isInitialized(owner, plural)
                && LoadOrigin.strategy(owner, plural) != LoadingStrategy.NOLOAD) {
            AttributeReader.fetch(owner, plural);
            isLoaded = state.isLoaded(plural.number());
        }
        // What was queued for the collection of an instance that is new again has no other place.
        Object value = isLoaded || !isAttached ? plural.get(owner) : null;
        if (value instanceof TrackedCollection tracked) {
            return of(tracked, reach);
        }
        if (value == null) {
            return RelationshipHistory.BLANK;
        }
        Collection<?> members = value instanceof Map<?, ?> map ? map.values() : (Collection<?>) value;
        return new RelationshipHistory(new ArrayList<>(members), List.of(), List.of());
    }

    /** Of a collection that is never loaded as a whole the members are read for the flush alone. */
    private static RelationshipHistory read(Object owner, PluralAssociation plural) {
        List<@Nullable Object> members = new ArrayList<>(AttributeReader.members(owner, plural));
        TrackedCollection tracked = PluralValues.tracked(owner, plural);
        List<@Nullable Object> added = new ArrayList<>(tracked.added());
        Set<@Nullable Object> rows = identitySet(members);
        added.forEach(rows::remove);
        List<@Nullable Object> deleted = new ArrayList<>(tracked.removed());
        deleted.removeIf(element -> !rows.contains(element));
        deleted.forEach(rows::remove);
        members.removeIf(member -> !rows.contains(member));
        return new RelationshipHistory(added, members, deleted);
    }

    private static RelationshipHistory of(TrackedCollection tracked, Reach reach) {
        if (tracked.isInitialized()) {
            return compared(new ArrayList<>(tracked.members()), tracked);
        }
        return reach == Reach.MEMORY || !tracked.isModified()
                ? RelationshipHistory.BLANK
                : new RelationshipHistory(
                        new ArrayList<>(tracked.added()), List.of(), new ArrayList<>(tracked.removed()));
    }

    /** A member is there or it is not, however often it occurs. */
    private static RelationshipHistory compared(List<@Nullable Object> members, TrackedCollection tracked) {
        if (!tracked.isModified()) {
            return new RelationshipHistory(List.of(), members, List.of());
        }
        List<@Nullable Object> before = new ArrayList<>();
        for (Object row : tracked.committedRows()) {
            before.add(row instanceof Map.Entry<?, ?> entry ? entry.getValue() : row);
        }
        Set<@Nullable Object> now = identitySet(members);
        Set<@Nullable Object> then = identitySet(before);
        List<@Nullable Object> added = new ArrayList<>();
        List<@Nullable Object> unchanged = new ArrayList<>();
        for (Object member : members) {
            (then.contains(member) ? unchanged : added).add(member);
        }
        before.removeIf(now::contains);
        return new RelationshipHistory(added, unchanged, before);
    }

    private static Set<@Nullable Object> identitySet(Collection<?> objects) {
        Set<@Nullable Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(objects);
        return set;
    }

    /** Whether the program has given an instance with a row another primary key. */
    static boolean isKeyChanged(Object instance) {
        InstanceState state = States.of(instance);
        if (state.key == null || !(state.mapper instanceof Mapper mapper)) {
            return false;
        }
        for (var part : mapper.id()) {
            BasicAttribute value = part.value();
            if (value != null && part.embedded().isEmpty() && state.isChanged(value.number())) {
                Object before = state.committed(value.number());
                if (before != InstanceState.NOT_LOADED && !value.isSame(before, value.get(instance))) {
                    return true;
                }
            }
        }
        return false;
    }
}
