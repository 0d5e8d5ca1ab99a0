package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The pending rows without which a row cannot be inserted: those that its foreign keys refer to, and so on. */
final class RequiredRows {
    private RequiredRows() {}

    static List<Object> of(Object wanted) {
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> ordered = new ArrayList<>();
        Deque<Object> open = new ArrayDeque<>();
        open.push(wanted);
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (!found.add(instance)) {
                continue;
            }
            ordered.add(instance);
            Mapper mapper = (Mapper) Objects.requireNonNull(States.of(instance).mapper);
            for (AssociationPath path : mapper.associations()) {
                if (path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
                    for (Object target : CascadeWalker.targets(instance, path, PassiveMode.NO_LOAD)) {
                        if (Lifecycle.of(States.of(target)) == Lifecycle.PENDING) {
                            open.push(target);
                        }
                    }
                }
            }
        }
        return ordered;
    }
}
