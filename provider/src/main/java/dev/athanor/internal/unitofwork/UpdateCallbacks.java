package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.mutation.RowChanges;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.state.Lifecycle;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls the PreUpdate methods of what a flush is about to update, once per instance and flush. They run before the flush
 * decides what to write, because they may change anything. One per flush.
 */
final class UpdateCallbacks {
    private final RowChanges changes;
    private final FlushOrder order;
    private final Rules rules;
    /** Null as long as nobody was. */
    private @Nullable Set<Object> called;

    UpdateCallbacks(RowChanges changes, FlushOrder order, Rules rules) {
        this.changes = changes;
        this.order = order;
        this.rules = rules;
    }

    /**
     * Calls the methods of those that differ from their rows.
     *
     * @param modified persistent instances that the program has written to
     * @return whether there was one, so that the flush must look again
     */
    boolean call(List<Object> modified) {
        boolean any = false;
        for (Object instance : modified) {
            InstanceState state = States.of(instance);
            Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
            if (mapper.hears(LifecycleEvent.PRE_UPDATE) && isUpdated(instance, state) && note(instance)) {
                mapper.announce(LifecycleEvent.PRE_UPDATE, instance);
                any = true;
            }
        }
        return any;
    }

    private boolean note(Object instance) {
        if (called == null) {
            called = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        return called.add(instance);
    }

    /** Decided by a trial: what is found out here is forgotten, since the callback may change it. */
    private boolean isUpdated(Object instance, InstanceState state) {
        return Lifecycle.of(state) == Lifecycle.PERSISTENT
                && !Lifecycle.isMarked(state)
                && changes.change(instance, new LinkWork(order, rules).addChanges(instance, false), new GivenValues())
                        != null;
    }
}
