package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Instances in the order of their arrival, each once. Membership is a flag of the instance, so nothing is hashed and no
 * equals of an entity is called. Whoever leaves is only noted until the list is looked at or joined again: many can leave
 * for the price of one pass.
 */
public final class InstanceList {
    private static final Set<Object> NOBODY = Set.of();

    private final int flag;
    private List<Object> instances = new ArrayList<>();
    /** Those that have left, and still stand in the list; their flags may belong to another session by now. */
    private Set<Object> departed = NOBODY;

    InstanceList(int flag) {
        this.flag = flag;
    }

    /** Adds an instance unless it is a member. */
    public boolean add(Object instance) {
        InstanceState state = States.of(instance);
        if ((state.flags & flag) != 0) {
            return false;
        }
        // An instance that returns must not be found at its old place too.
        if (departed.contains(instance)) {
            compact();
        }
        state.flags |= flag;
        instances.add(instance);
        return true;
    }

    /** Whether the instance is a member. */
    public boolean contains(Object instance) {
        return (States.of(instance).flags & flag) != 0;
    }

    /** Removes an instance if it is a member. */
    public void remove(Object instance) {
        InstanceState state = States.of(instance);
        if ((state.flags & flag) == 0) {
            return;
        }
        state.flags &= ~flag;
        int last = instances.size() - 1;
        if (instances.get(last) == instance) {
            instances.remove(last);
        } else {
            if (departed == NOBODY) {
                departed = Collections.newSetFromMap(new IdentityHashMap<>());
            }
            departed.add(instance);
        }
    }

    private void compact() {
        if (departed != NOBODY) {
            instances.removeIf(departed::contains);
            departed = NOBODY;
        }
    }

    /** The members in order; a copy. */
    public List<Object> members() {
        compact();
        return instances.isEmpty() ? List.of() : new ArrayList<>(instances);
    }

    /** How many members there are. */
    public int size() {
        return instances.size() - departed.size();
    }

    /** Empties the list. */
    public void clear() {
        compact();
        if (!instances.isEmpty()) {
            for (Object instance : instances) {
                States.of(instance).flags &= ~flag;
            }
            instances = new ArrayList<>();
        }
    }
}
