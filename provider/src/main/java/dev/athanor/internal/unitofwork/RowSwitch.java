package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A removed and a new instance of one identity in one flush: the row is updated rather than deleted and inserted, because
 * both would meet in the primary key. SQLAlchemy calls it a row switch.
 */
final class RowSwitch {
    private RowSwitch() {}

    /**
     * Finds the instances that take over rows.
     *
     * @param added new instances
     * @param removed instances that are removed in the same flush
     * @param rules the choices in effect
     * @return new instances with the removed ones whose rows they get
     */
    static IdentityHashMap<Object, Object> among(Collection<Object> added, Collection<Object> removed, Rules rules) {
        IdentityHashMap<Object, Object> found = new IdentityHashMap<>(0);
        if (added.isEmpty() || removed.isEmpty()) {
            return found;
        }
        Map<Object, Object> index = index(removed);
        for (Object instance : added) {
            Mapper mapper = Mapper.of(instance);
            Object key = Keys.of(mapper, instance);
            if (key == null) {
                continue;
            }
            Object identity = identity(mapper, key);
            Object former = index.get(identity);
            if (former != null && isPossible(mapper, Mapper.of(former), rules)) {
                // A row is taken over once.
                index.remove(identity);
                found.put(instance, former);
            }
        }
        return found;
    }

    private static Map<Object, Object> index(Collection<Object> removed) {
        Map<Object, Object> index = new HashMap<>();
        for (Object instance : removed) {
            InstanceState state = States.of(instance);
            if (Lifecycle.of(state) == Lifecycle.PERSISTENT && state.key != null) {
                index.put(identity(Mapper.of(instance), state.key), instance);
            }
        }
        return index;
    }

    private static Object identity(Mapper mapper, Object key) {
        return List.of(mapper.root().ordinal(), key);
    }

    /**
     * Whether an instance can take over a row of another class of the hierarchy: only if no row of another table is left, or missing, and
     * what the instance does not have may stay in the row.
     */
    static boolean isPossible(Mapper mapper, Mapper former, Rules rules) {
        return mapper == former
                || mapper.tables().equals(former.tables())
                        && rules.is(Switch.INSERT_UNSET, Choices.InsertUnset.UNLOADED);
    }
}
