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

/** Last part of a flush: the instances learn that their rows hold what they hold. One per flush. */
final class Completion {
    private record Assigned(Object instance, Attribute attribute) {}

    private final PersistenceContext context;
    private final List<Assigned> assigned = new ArrayList<>();

    Completion(PersistenceContext context) {
        this.context = context;
    }

    /** A row was inserted, or taken over: everything the instance holds is what the row holds. */
    void inserted(Object instance) {
        Mapper mapper = mapper(instance);
        context.addPersistent(mapper, Objects.requireNonNull(States.of(instance).key), instance);
        markLoaded(mapper, instance);
        noteAssigned(mapper, instance, true);
        clean(mapper, instance);
    }

    /** A row was inserted ahead of the flush: its collections are still to be written. */
    static void insertedEarly(PersistenceContext context, Object instance) {
        Mapper mapper = mapper(instance);
        InstanceState state = States.of(instance);
        context.pending().remove(instance);
        context.addPersistent(mapper, Objects.requireNonNull(state.key), instance);
        markLoaded(mapper, instance);
        for (Attribute attribute : mapper.mutableValues()) {
            if (isWithProgram(instance, attribute)) {
                context.handOut(instance, attribute);
            }
        }
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
    void updated(Object instance) {
        Mapper mapper = mapper(instance);
        noteAssigned(mapper, instance, false);
        clean(mapper, instance);
    }

    private static void clean(Mapper mapper, Object instance) {
        for (Attribute attribute : mapper.attributes()) {
            if (attribute instanceof PluralAttribute && attribute.get(instance) instanceof TrackedCollection tracked) {
                tracked.flushed();
                // Keys that the flush assigned change hash codes.
                tracked.rebucket();
            }
        }
        States.of(instance).clearAllChanged();
    }

    /** What the program assigned it still has in hand: it can change it in place as if it had been handed out. */
    private void noteAssigned(Mapper mapper, Object instance, boolean all) {
        InstanceState state = States.of(instance);
        for (Attribute attribute : mapper.mutableValues()) {
            if ((all || state.isChanged(attribute.number())) && isWithProgram(instance, attribute)) {
                assigned.add(new Assigned(instance, attribute));
                // It may have been handed out before, and is to be in the list once.
                state.clearDirect(attribute.number());
            }
        }
    }

    private static boolean isWithProgram(Object instance, Attribute attribute) {
        return States.of(instance).isDirect(attribute.number()) && attribute.get(instance) != null;
    }

    /** Mutable values stay with the program; from now on they are compared with what the rows hold now. */
    void refreshHandedOut() {
        List<HandedOut> before = context.handedOut();
        context.setHandedOut(List.of());
        for (HandedOut value : before) {
            InstanceState state = States.of(value.instance());
            if (context.isAttached(value.instance())
                    && state.isDirect(value.attribute().number())) {
                context.handOut(value.instance(), value.attribute());
            }
        }
        for (Assigned value : assigned) {
            if (context.isAttached(value.instance())) {
                context.handOut(value.instance(), value.attribute());
                States.of(value.instance()).markDirect(value.attribute().number());
            }
        }
    }

    private static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }
}
