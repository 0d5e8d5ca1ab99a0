package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.HeldKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.PersistenceContext.HandedOut;
import dev.athanor.internal.state.Snapshots;
import dev.athanor.message.NullIdentityException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Last part of a flush: the instances learn that their rows hold what they hold. */
final class Completion {
    private final PersistenceContext context;
    private final GivenValues given;
    private final boolean leavesUnset;

    Completion(PersistenceContext context, GivenValues given) {
        this.context = context;
        this.given = given;
        this.leavesUnset = context.rules().is(Switch.INSERT_UNSET, Choices.InsertUnset.UNLOADED);
    }

    /** A row was inserted, or taken over: everything the instance holds is what the row holds. */
    void inserted(Object instance) {
        Mapper mapper = Mapper.of(instance);
        InstanceState state = States.of(instance);
        if (state.key == null) {
            throw new NullIdentityException(StateMessage.NULL_IDENTITY, Keys.describe(instance));
        }
        context.addPersistent(mapper, state.key, instance);
        if (leavesUnset) {
            markAbsent(mapper, instance, state);
        } else {
            markLoaded(mapper, instance);
        }
        handOut(context, mapper, instance, true);
        holdKeys(mapper, instance, state, true);
        flushed(mapper, instance);
    }

    /** What was never set is not loaded: columns are known to be empty, collections are read at the next touch. */
    private static void markAbsent(Mapper mapper, Object instance, InstanceState state) {
        for (Attribute attribute : mapper.attributes()) {
            if (state.isLoaded(attribute.number())) {
                continue;
            }
            int number = attribute.number();
            // The program may have read it before: then it is not to be read without asking any more.
            state.clearDirect(number);
            if (attribute instanceof BasicAttribute basic && (basic.hasColumnDefault() || basic.isLazy())) {
                // The database has put something there, or the row is asked whenever such a value is touched.
                continue;
            }
            if (attribute instanceof BasicAttribute || attribute instanceof EmbeddedAttribute) {
                state.markAbsent(number);
            } else if (attribute instanceof PluralAttribute
                    && attribute.get(instance) instanceof TrackedCollection untouched
                    && untouched.isInitialized()) {
                untouched.reset();
                // It stays in place: whoever has it already sees the rows too.
                state.markLoaded(number, false);
            }
        }
    }

    /** The program, or another row, has changed the primary key. */
    private void takeNewKey(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        for (Attribute id : mapper.idAttributes()) {
            if (state.isChanged(id.number())) {
                Object key = Keys.of(mapper, instance);
                if (key == null) {
                    throw new NullIdentityException(StateMessage.NULL_IDENTITY, Keys.describe(instance));
                }
                if (!key.equals(state.key)) {
                    context.rekey(instance, key);
                }
                return;
            }
        }
    }

    /** References that are unloaded one day must know what the row refers to. */
    private void holdKeys(Mapper mapper, Object instance, InstanceState state, boolean all) {
        for (AssociationPath path : mapper.associations()) {
            if (path.attribute() instanceof ToOneAttribute toOne && toOne.heldIndex() >= 0) {
                Object key = given.written(instance, toOne);
                if (key != InstanceState.NOT_LOADED) {
                    HeldKeys.set(state, toOne, key);
                } else if (all || state.isChanged(toOne.number())) {
                    Object target = toOne.get(instance);
                    HeldKeys.set(
                            state, toOne, target == null ? null : toOne.target().keyOf(target));
                }
            }
        }
    }

    /** A row was inserted ahead of the flush: its collections are still to be written. */
    static void insertedEarly(PersistenceContext context, Object instance) {
        Mapper mapper = Mapper.of(instance);
        InstanceState state = States.of(instance);
        context.pending().remove(instance);
        context.addPersistent(mapper, Objects.requireNonNull(state.key), instance);
        markLoaded(mapper, instance);
        state.clearAllChanged();
        snapshot(mapper, instance);
        handOut(context, mapper, instance, true);
        PluralValues.forEach(mapper, instance, (path, tracked) -> {
            // Their members count as added until the flush; it must look at the instance for them.
            if (!tracked.added().isEmpty()) {
                int number = path.entityAttribute();
                state.writing(
                        instance,
                        number,
                        Objects.requireNonNull(mapper.attribute(number)).get(instance));
            }
        });
    }

    private static void markLoaded(Mapper mapper, Object instance) {
        InstanceState state = States.of(instance);
        for (Attribute attribute : mapper.attributes()) {
            if (!(attribute instanceof PluralAttribute) && !state.isLoaded(attribute.number())) {
                state.markLoaded(attribute.number(), !attribute.isEvented());
            }
        }
    }

    /** A row was updated, or turned out to hold the same. */
    void updated(Object instance) {
        Mapper mapper = Mapper.of(instance);
        handOut(context, mapper, instance, false);
        holdKeys(mapper, instance, States.of(instance), false);
        takeNewKey(mapper, instance);
        flushed(mapper, instance);
    }

    private static void flushed(Mapper mapper, Object instance) {
        PluralValues.forEach(mapper, instance, (path, tracked) -> {
            tracked.flushed();
            // Keys that the flush assigned change hash codes.
            tracked.rebucket();
        });
        States.of(instance).clearAllChanged();
        snapshot(Mapper.of(instance), instance);
    }

    /** What cannot report its changes is compared from now on with what the row holds now. */
    private static void snapshot(Mapper mapper, Object instance) {
        if (!mapper.isWoven()) {
            Snapshots.take(mapper, instance);
        }
    }

    /** Mutable values that the program has assigned stay with it: it can change them in place from now on. */
    private static void handOut(PersistenceContext context, Mapper mapper, Object instance, boolean all) {
        InstanceState state = States.of(instance);
        for (Attribute mutable : mapper.mutableValues()) {
            boolean assigned = all || state.isChanged(mutable.number());
            if (assigned && state.isDirect(mutable.number()) && mutable.get(instance) != null) {
                context.handOut(instance, mutable);
            }
        }
    }

    /**
     * Forgets the mutable values that are no longer in place, and those that are handed out again with their instances:
     * assigned ones and those of new instances. Called before any instance is completed.
     */
    static void retainHandedOut(PersistenceContext context) {
        List<HandedOut> before = context.handedOut();
        if (before.isEmpty()) {
            return;
        }
        List<HandedOut> retained = new ArrayList<>();
        for (HandedOut handed : before) {
            InstanceState state = States.of(handed.instance());
            int number = handed.attribute().number();
            if (context.isAttached(handed.instance())
                    && Lifecycle.of(state) == Lifecycle.PERSISTENT
                    && state.isLoaded(number)
                    && !state.isChanged(number)
                    && handed.isInPlace()) {
                retained.add(handed);
            }
        }
        context.setHandedOut(retained);
    }
}
