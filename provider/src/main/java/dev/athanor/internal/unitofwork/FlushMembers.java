package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.ParentTracker;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.operation.RemoveOperation;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who takes part in a flush, and as what: those that the program has changed, and those that relationships bring in because of them.
 * One per flush.
 */
final class FlushMembers {
    /** As what an instance takes part. */
    enum Role {
        /** Its row is written if it has changed. */
        SAVED,
        /** The same, and it is not deleted, whoever said so before. */
        KEPT,
        /** The database writes its row, by the rules of its foreign keys. */
        LISTED,
        /** Its row is deleted. */
        DELETED
    }

    private static final class Member {
        private boolean deleted;
        private boolean listed;
    }

    private static final Logger LOG = LoggerFactory.getLogger(FlushMembers.class);

    private final PersistenceContext context;
    private final RemoveOperation remove;
    private final Histories histories;
    private final IdentityHashMap<Object, Member> members = new IdentityHashMap<>();
    private final Map<Mapper, List<Object>> byType = new LinkedHashMap<>();
    private final List<Object> marked = new ArrayList<>();
    private final boolean skips;

    FlushMembers(PersistenceContext context, RemoveOperation remove) {
        this.context = context;
        this.remove = remove;
        this.histories = new Histories(context);
        this.skips = context.rules().is(Switch.UNSAVED_REFERENCE, Choices.UnsavedReference.SKIP);
    }

    Histories histories() {
        return histories;
    }

    Rules rules() {
        return context.rules();
    }

    /**
     * An instance takes part.
     *
     * @return whether it is in the session, so that it can
     */
    boolean add(Object instance, Role role) {
        if (!isInSession(instance)) {
            return false;
        }
        Member member = members.get(instance);
        if (member == null) {
            member = new Member();
            member.deleted = role == Role.DELETED;
            member.listed = role == Role.LISTED;
            members.put(instance, member);
            byType.computeIfAbsent(Mapper.of(instance), key -> new ArrayList<>())
                    .add(instance);
        } else if (role == Role.DELETED || role == Role.KEPT) {
            member.deleted = role == Role.DELETED;
            member.listed = false;
        }
        return true;
    }

    /** An instance takes part because of another one. */
    void addRelated(Object instance, Role role, Dependency dependency, Object because) {
        if (!add(instance, role)) {
            warnOfSkipped(because, dependency, instance);
        }
    }

    /** An instance is deleted because nobody owns it any more, with everything that goes with it. */
    void addOrphan(Object instance) {
        if (!isInSession(instance)) {
            return;
        }
        if (Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT && !Lifecycle.isMarked(States.of(instance))) {
            int before = context.removed().size();
            remove.remove(instance);
            List<Object> removed = context.removed().members();
            for (Object each : removed.subList(before, removed.size())) {
                marked.add(each);
                add(each, Role.DELETED);
            }
        }
        add(instance, Role.DELETED);
    }

    /** Those that the flush has marked for removal, and that are not deleted after all. */
    List<Object> unmarked() {
        return marked.stream().filter(instance -> !isDeleted(instance)).toList();
    }

    boolean isInSession(Object instance) {
        if (!context.isAttached(instance)) {
            return false;
        }
        InstanceState state = States.of(instance);
        return switch (Lifecycle.of(state)) {
            case PENDING, PERSISTENT -> true;
            // Removed once more, after its row was deleted.
            case DELETED -> Lifecycle.isMarked(state);
            case TRANSIENT, DETACHED -> false;
        };
    }

    boolean contains(Object instance) {
        return members.containsKey(instance);
    }

    /** Whether the flush deletes an instance. */
    boolean isDeleted(Object instance) {
        Member member = members.get(instance);
        return member != null && member.deleted;
    }

    /** Whether the flush writes the row of an instance, if it has changed. */
    boolean isSaved(Object instance) {
        Member member = members.get(instance);
        return member != null && !member.deleted && !member.listed;
    }

    /** Everybody, in the order of arrival within each type. */
    List<Object> all() {
        List<Object> all = new ArrayList<>(members.size());
        byType.values().forEach(all::addAll);
        return all;
    }

    /** Everybody whom the session has, whether or not they take part. */
    List<Object> inSession() {
        return context.identityMap().all();
    }

    /** Whether anybody of a type takes part. */
    boolean has(Mapper type) {
        return byType.keySet().stream().anyMatch(mapper -> mapper.root() == type.root());
    }

    /** The types that take part. */
    List<Mapper> types() {
        return new ArrayList<>(byType.keySet());
    }

    /** Those of a hierarchy whose rows are saved, or are deleted. */
    List<Object> of(Mapper root, boolean deleted) {
        List<Object> found = new ArrayList<>();
        byType.forEach((mapper, instances) -> {
            if (mapper.root() == root) {
                collect(instances, deleted, found);
            }
        });
        return found;
    }

    /** Those that have a relationship and whose rows are saved, or are deleted. */
    List<Object> of(Dependency dependency, boolean deleted) {
        List<Object> found = new ArrayList<>();
        byType.forEach((mapper, instances) -> {
            if (has(mapper, dependency)) {
                collect(instances, deleted, found);
            }
        });
        return found;
    }

    private void collect(List<Object> instances, boolean deleted, List<Object> into) {
        for (Object instance : instances) {
            Member member = Objects.requireNonNull(members.get(instance));
            if (member.deleted == deleted && !member.listed) {
                into.add(instance);
            }
        }
    }

    /** Whether an instance has a relationship. */
    boolean isOf(Object instance, Dependency dependency) {
        return has(Mapper.of(instance), dependency);
    }

    static boolean has(Mapper mapper, Dependency dependency) {
        return mapper.isA(dependency.owner());
    }

    /** Whether an instance has an owner along a relationship, as far as events have told. */
    boolean hasOwner(Object instance, Dependency dependency) {
        return ParentTracker.hasKnownParent(instance, dependency.association());
    }

    /** Whether an object is left out of rows, because it is not in the session. */
    boolean isSkipped(Object target) {
        return skips && !isInSession(target);
    }

    /** Says that a link is not written. */
    void warnOfSkipped(Object instance, Dependency dependency, Object target) {
        InstanceState state = States.of(target);
        if (Lifecycle.of(state) != Lifecycle.DELETED && LOG.isWarnEnabled()) {
            LOG.warn(StateMessage.SKIPPED_REFERENCE.text(
                    Keys.describe(instance),
                    dependency.association().name(),
                    target.getClass().getSimpleName()));
        }
    }
}
