package dev.athanor.internal.operation;

import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.StaleStateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code merge}: the state of a detached or new instance is copied onto the one of this session that has the same identity, or onto a
 * new one. This is the walk: one visit per object, so that circles end; what a relationship leads to is complete before the
 * relationship is written. Which instance is the target is the matter of {@link MergeTargets}, what is copied that of
 * {@link StateCopy}. Jakarta Persistence 3.2, section 3.3.7.1; SQLAlchemy 2.0, {@code Session.merge}.
 */
public final class MergeOperation {
    /** One instance that is merged, and the relationships that have led to it. */
    private static final class Visit {
        final Mapper mapper;
        final Object source;
        final Object target;
        private final List<Association> arrivals = new ArrayList<>(1);

        Visit(Mapper mapper, Object source, Object target) {
            this.mapper = mapper;
            this.source = source;
            this.target = target;
        }

        /** Whether the walk came from the far end of a relationship, so that writing that end writes this one too. */
        boolean cameFrom(Association association) {
            Association inverse = association.inverse();
            return inverse != null && association.rules().inverseSync() && arrivals.contains(inverse);
        }
    }

    private final OperationContext operation;
    private final Rules rules;
    private final MergeTargets targets;
    private final StateCopy copy;
    private final boolean load;
    private final IdentityHashMap<Object, Visit> visits = new IdentityHashMap<>();
    /** What is still to be done, what is next on top: chains of objects can be longer than the thread's stack. */
    private final Deque<Runnable> open = new ArrayDeque<>();

    private MergeOperation(OperationContext operation, boolean load) {
        this.operation = operation;
        this.rules = operation.context().rules();
        this.load = load;
        this.targets = new MergeTargets(operation, load, this::managedTarget);
        this.copy =
                load ? new EventfulCopy(operation, this::managedTarget) : new QuietCopy(operation, this::managedTarget);
    }

    /**
     * Creates the operation for one call.
     *
     * @param operation what the verbs need of the session
     */
    public static MergeOperation loading(OperationContext operation) {
        return new MergeOperation(operation, true);
    }

    /**
     * Creates the operation for one call that reads nothing: what the given instance holds is what the row holds.
     *
     * @param operation what the verbs need of the session
     */
    public static MergeOperation withoutLoad(OperationContext operation) {
        return new MergeOperation(operation, false);
    }

    /**
     * Merges an instance and whatever the operation travels to.
     *
     * @param entity the program's object
     * @return the instance of this session
     * @throws InvalidArgumentException if it is no entity, or in a state that cannot be merged
     * @throws StaleStateException if the row has another version than the given instance
     */
    public Object merge(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object result = visit(mapper, Objects.requireNonNull(entity)).target;
        for (Runnable next = open.poll(); next != null; next = open.poll()) {
            next.run();
        }
        // Callbacks see the whole graph, not what happened to be copied first.
        LifecycleEvent event = load ? LifecycleEvent.PRE_PERSIST : LifecycleEvent.POST_LOAD;
        targets.made().forEach(instance -> operation.mapper(instance).announce(event, instance));
        return result;
    }

    private Visit visit(Mapper mapper, Object source) {
        Visit known = visits.get(source);
        if (known != null) {
            return known;
        }
        if (rules.is(Switch.MERGE_OTHER_SESSION, Choices.MergeOtherSession.ERROR)) {
            operation.mine(mapper, source);
        }
        Visit visit = new Visit(mapper, source, targets.of(mapper, source));
        visits.put(source, visit);
        if (visit.target != source) {
            expand(visit);
        } else if (load && rules.is(Switch.MERGE_MANAGED, Choices.MergeManaged.CASCADE)) {
            open.push(() -> lookThrough(visit));
        } else if (!load) {
            copy.complete(mapper, source, source);
        }
        return visit;
    }

    /** Relationships first, then values: as the reference has them in its mapping. */
    private void expand(Visit visit) {
        open.push(() -> copyValues(visit));
        List<Association> associations = visit.mapper.ownAssociations();
        for (int i = associations.size() - 1; i >= 0; i--) {
            Association association = associations.get(i);
            open.push(() -> mergeAssociation(visit, association));
        }
    }

    private void mergeAssociation(Visit visit, Association association) {
        Attribute attribute = (Attribute) association;
        if (load && visit.cameFrom(association) || !copy.isCopied(visit.mapper, visit.source, attribute)) {
            return;
        }
        boolean cascades = association.cascade().has(CascadeSet.Kind.MERGE);
        if (!cascades && rules.is(Switch.MERGE_UNCASCADED, Choices.MergeUncascaded.IGNORE)) {
            return;
        }
        copy.prepare(visit.target, attribute);
        open.push(() -> copy.copy(visit.source, visit.target, attribute));
        if (cascades) {
            mergeMembers(association, copy.members(visit.source, attribute).iterator());
        }
    }

    /** Merges one after the other, each with all that hangs on it. */
    private void mergeMembers(Association association, Iterator<Object> members) {
        while (members.hasNext()) {
            Object member = members.next();
            Visit known = visits.get(member);
            if (known == null) {
                open.push(() -> mergeMembers(association, members));
                known = visit(operation.mapper(member), member);
                known.arrivals.add(association);
                return;
            }
            known.arrivals.add(association);
        }
    }

    private void copyValues(Visit visit) {
        for (Attribute attribute : visit.mapper.attributes()) {
            if (!(attribute instanceof Association) && copy.isCopied(visit.mapper, visit.source, attribute)) {
                copy.copy(visit.source, visit.target, attribute);
            }
        }
        copy.complete(visit.mapper, visit.source, visit.target);
    }

    /** What a copied reference refers to: the merged object, or the one of this session that has the same identity. */
    private @Nullable Object managedTarget(Association association, @Nullable Object object) {
        if (object == null) {
            return null;
        }
        Visit known = visits.get(object);
        if (known != null) {
            return known.target;
        }
        Mapper mapper = operation.mapper(object);
        return association.cascade().has(CascadeSet.Kind.MERGE)
                ? visit(mapper, object).target
                : targets.reference(mapper, object);
    }

    // ---- instances that are persistent already -----------------------------------------------------------------

    /** A managed object may refer to a detached one: the reference goes over to the managed one of its identity. */
    private void lookThrough(Visit visit) {
        CascadeWalker.walk(visit.mapper, visit.source, CascadeSet.Kind.MERGE, PassiveMode.NO_LOAD, (target, path) -> {
            Object managed = visit(operation.mapper(target), target).target;
            Object holder = CascadeWalker.holder(visit.source, path, PassiveMode.NO_LOAD);
            if (managed != target && holder != null) {
                exchange(holder, path.attribute(), target, managed);
            }
        });
    }

    @SuppressWarnings("unchecked") // the collection held the detached instance of the same type
    private static void exchange(Object holder, Attribute attribute, Object from, Object to) {
        Object value = attribute.get(holder);
        if (attribute instanceof ToOneAttribute) {
            AttributeWriter.write(holder, attribute, to);
        } else if (value instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).replaceAll((key, member) -> member == from ? to : member);
        } else if (value instanceof List<?> list) {
            ((List<Object>) list).replaceAll(member -> member == from ? to : member);
        } else if (value instanceof Collection<?> members && ((Collection<Object>) members).removeIf(m -> m == from)) {
            ((Collection<Object>) members).add(to);
        }
    }
}
