package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.state.LoadOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Instances that one result brought. When the program touches something lazy of one of them, it will most likely touch
 * it of the others: they are loaded together, and in the way that was chosen for that result. For one thread.
 */
final class PeerGroup implements LoadOrigin {
    private final List<Object> members = new ArrayList<>();
    private ChosenStrategies chosen = ChosenStrategies.NONE;

    /** Takes an instance. What was chosen for it before holds until something else is. */
    void add(Object instance) {
        members.add(instance);
        InstanceState state = States.of(instance);
        if (chosen != ChosenStrategies.NONE
                || !(state.peers instanceof PeerGroup before)
                || before.chosen == ChosenStrategies.NONE) {
            state.peers = this;
        }
    }

    /** Chooses for an instance how its relationships are loaded from now on; whether it is loaded together with others is not said. */
    void choose(Object instance, ChosenStrategies strategies) {
        chosen = strategies;
        States.of(instance).peers = this;
    }

    @Override
    public ChosenStrategies chosen() {
        return chosen;
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
