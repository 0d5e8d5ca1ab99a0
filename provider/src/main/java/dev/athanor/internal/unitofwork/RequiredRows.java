package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.Instrumented;
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

    static List<Instrumented> of(Instrumented wanted) {
        Set<Instrumented> found = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Instrumented> ordered = new ArrayList<>();
        Deque<Instrumented> open = new ArrayDeque<>();
        open.push(wanted);
        while (!open.isEmpty()) {
            Instrumented instance = open.pop();
            if (!found.add(instance)) {
                continue;
            }
            ordered.add(instance);
            Mapper mapper = (Mapper) Objects.requireNonNull(instance.$athanor$state().mapper);
            for (AssociationPath path : mapper.associations()) {
                if (path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
                    for (Instrumented target : CascadeWalker.targets(instance, path, PassiveMode.NO_LOAD)) {
                        if (Lifecycle.of(target.$athanor$state()) == Lifecycle.PENDING) {
                            open.push(target);
                        }
                    }
                }
            }
        }
        return ordered;
    }
}
