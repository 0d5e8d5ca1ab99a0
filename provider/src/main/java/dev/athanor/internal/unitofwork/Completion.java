package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.PersistenceContext.HandedOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Last part of a flush: the instances learn that their rows hold what they hold. */
final class Completion {
    private Completion() {}

    /** A row was inserted, or taken over: everything the instance holds is what the row holds. */
    static void inserted(PersistenceContext context, Object instance) {
        Mapper mapper = mapper(instance);
        context.addPersistent(mapper, Objects.requireNonNull(States.of(instance).key), instance);
        markLoaded(mapper, instance);
        updated(instance);
    }

    /** A row was inserted ahead of the flush: its collections are still to be written. */
    static void insertedEarly(PersistenceContext context, Object instance) {
        Mapper mapper = mapper(instance);
        InstanceState state = States.of(instance);
        context.pending().remove(instance);
        context.addPersistent(mapper, Objects.requireNonNull(state.key), instance);
        markLoaded(mapper, instance);
        state.clearAllChanged();
        for (Attribute attribute : mapper.attributes()) {
            // Their members count as added until the flush; it must look at the instance for them.
            if (attribute.get(instance) instanceof TrackedCollection tracked
                    && !tracked.added().isEmpty()) {
                state.writing(instance, attribute.number(), tracked);
            }
        }
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
    static void updated(Object instance) {
        InstanceState state = States.of(instance);
        for (Attribute attribute : mapper(instance).attributes()) {
            if (attribute instanceof PluralAttribute && attribute.get(instance) instanceof TrackedCollection tracked) {
                tracked.flushed();
                // Keys that the flush assigned change hash codes.
                tracked.rebucket();
            }
        }
        state.clearAllChanged();
    }

    /** Mutable values stay with the program; from now on they are compared with what the rows hold now. */
    static void refreshHandedOut(PersistenceContext context) {
        List<HandedOut> before = context.handedOut();
        if (before.isEmpty()) {
            return;
        }
        context.setHandedOut(new ArrayList<>());
        for (HandedOut value : before) {
            InstanceState state = States.of(value.instance());
            if (context.isAttached(value.instance())
                    && state.isDirect(value.attribute().number())) {
                context.handOut(value.instance(), value.attribute());
            }
        }
    }

    private static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }
}
