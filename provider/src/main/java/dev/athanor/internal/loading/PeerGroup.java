package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Instances that one result brought. When the program touches something lazy of one of them, it will most likely touch
 * it of the others: they are loaded together. For one thread.
 */
final class PeerGroup {
    private final List<Object> members = new ArrayList<>();

    void add(Object instance) {
        members.add(instance);
        States.of(instance).peers = this;
    }

    /**
     * The instance and peers of it that want the same.
     *
     * @param first the instance that was touched; comes first
     * @param limit how many at most
     * @param wanted tells of an attached member whether it lacks what is to be loaded
     */
    static List<Object> of(Object first, int limit, Predicate<Object> wanted) {
        List<Object> found = new ArrayList<>();
        found.add(first);
        InstanceState state = States.of(first);
        StateOwner owner = state.owner();
        if (state.peers instanceof PeerGroup group) {
            for (Object member : group.members) {
                if (found.size() == limit) {
                    break;
                }
                if (member != first && States.of(member).owner() == owner && wanted.test(member)) {
                    found.add(member);
                }
            }
        }
        return found;
    }
}
