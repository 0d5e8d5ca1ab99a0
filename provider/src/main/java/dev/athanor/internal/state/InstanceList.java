package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import java.util.ArrayList;
import java.util.List;

/**
 * Instances in the order of their arrival, each once. Membership is a flag of the instance, so nothing is hashed and no
 * equals of an entity is called. Leaving is rare (a mark taken back, a detach) and may cost a pass.
 */
public final class InstanceList {
    private final int flag;
    private List<Object> instances = new ArrayList<>();
    private int size;

    InstanceList(int flag) {
        this.flag = flag;
    }

    /** Adds an instance unless it is a member. */
    public boolean add(Object instance) {
        InstanceState state = States.of(instance);
        if ((state.flags & flag) != 0) {
            return false;
        }
        state.flags |= flag;
        instances.add(instance);
        size++;
        return true;
    }

    /** Whether the instance is a member. */
    public boolean contains(Object instance) {
        return (States.of(instance).flags & flag) != 0;
    }

    /** Removes an instance if it is a member. */
    public void remove(Object instance) {
        InstanceState state = States.of(instance);
        if ((state.flags & flag) != 0) {
            state.flags &= ~flag;
            size--;
            // Later additions of the same instance must not bring it back at its old place.
            instances.removeIf(member -> member == instance);
        }
    }

    /** The members in order; a copy. */
    public List<Object> members() {
        return new ArrayList<>(instances);
    }

    /** The member at a position, for walks during which members are added. */
    public Object get(int position) {
        return instances.get(position);
    }

    /** How many members there are. */
    public int size() {
        return size;
    }

    /** Empties the list. */
    public void clear() {
        for (Object instance : instances) {
            States.of(instance).flags &= ~flag;
        }
        instances = new ArrayList<>();
        size = 0;
    }
}
