package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.InvalidStateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The pending rows without which a row cannot be inserted: those that its foreign keys refer to, and so on. A reference
 * to an object that is not persisted yet waits for the flush, if it may be null until then.
 */
final class RequiredRows {
    private final List<Object> instances = new ArrayList<>();
    private final GivenValues nulls = new GivenValues();
    private final List<InstanceOrder.Back> waiting = new ArrayList<>();

    /**
     * Collects them.
     *
     * @param wanted a pending instance
     * @param persist makes targets pending to which the operation would travel at the flush
     * @throws InvalidStateException if a row refers to an object that has none, and cannot wait
     */
    RequiredRows(Object wanted, PersistOperation persist) {
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.push(wanted);
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (found.add(instance)) {
                instances.add(instance);
                require(instance, persist, open);
            }
        }
    }

    private void require(Object instance, PersistOperation persist, Deque<Object> open) {
        Mapper mapper = (Mapper) Objects.requireNonNull(States.of(instance).mapper);
        for (AssociationPath path : mapper.associations()) {
            if (!(path.attribute() instanceof ToOneAttribute toOne) || !toOne.isOwning()) {
                continue;
            }
            for (Object target : CascadeWalker.newTargets(instance, path)) {
                if (toOne.cascade().has(CascadeSet.Kind.PERSIST) && !Lifecycle.isManaged(States.of(target))) {
                    persist.persist(target);
                }
                if (ReachabilityCheck.isUnsaved(target)
                        && toOne.isNullable()
                        && path.embedded().isEmpty()) {
                    nulls.add(instance, toOne);
                    waiting.add(new InstanceOrder.Back(instance, path));
                    continue;
                }
                ReachabilityCheck.check(instance, path);
                if (Lifecycle.of(States.of(target)) == Lifecycle.PENDING) {
                    open.push(target);
                }
            }
        }
    }

    /** The pending instances, the wanted one first. */
    List<Object> instances() {
        return instances;
    }

    /** The references that are inserted as null. */
    GivenValues nulls() {
        return nulls;
    }

    /** The rows are there: the references that wait count as changed, so that the flush looks at them. */
    void noteWaiting() {
        for (InstanceOrder.Back reference : waiting) {
            Object instance = reference.from();
            States.of(instance).writing(instance, reference.path().attribute().number(), null);
        }
    }
}
