package dev.athanor.internal.operation;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.CascadeTree;
import dev.athanor.internal.cascade.CascadeWalker;
import dev.athanor.internal.cascade.ParentTracker;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.message.AlreadyDeletedException;
import dev.athanor.message.AlreadyHasIdentityException;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.KeyException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.OtherSessionException;
import dev.athanor.message.StateMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code persist}: a new instance becomes pending, a removed one is taken back, and the operation travels along
 * relationships that cascade PERSIST. Jakarta Persistence 3.2, section 3.3.2.
 */
public final class PersistOperation {
    private final OperationContext operation;
    private final CascadeTree tree;

    /**
     * Creates the operation of one session.
     *
     * @param operation what the verbs need of the session
     */
    public PersistOperation(OperationContext operation) {
        this.operation = operation;
        this.tree = new CascadeTree(
                Set.of(CascadeSet.Kind.PERSIST),
                operation::mapper,
                CascadeWalker::pending,
                (target, path) -> !operation.holds(target));
    }

    /**
     * Persists an instance and whatever the operation travels to.
     *
     * @param entity the program's object
     * @throws InvalidArgumentException if it is no entity
     * @throws OtherSessionException if it is in another session
     * @throws AlreadyHasIdentityException if it is detached, and detached instances are not attached again
     * @throws IdentityTakenException if it is detached, and the session has another instance of its identity
     * @throws AlreadyDeletedException if its row was deleted, and that is not taken back
     */
    public void persist(@Nullable Object entity) {
        persist(entity, operation.context().rules().is(Switch.PERSIST_DETACHED, Choices.PersistDetached.REATTACH));
    }

    /**
     * Like {@link #persist(Object)}, and attaches detached instances again in any case.
     *
     * @param entity the program's object
     */
    public void add(@Nullable Object entity) {
        persist(entity, true);
    }

    /**
     * Attaches a detached instance again, and whatever the operation travels to.
     *
     * @param entity the program's object
     * @throws NotPersistentException if it is new
     */
    public void reattach(@Nullable Object entity) {
        Mapper mapper = operation.mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        if (Lifecycle.of(States.of(instance)) == Lifecycle.TRANSIENT
                || Lifecycle.of(States.of(instance)) == Lifecycle.PENDING) {
            throw new NotPersistentException(StateMessage.NOT_PERSISTENT, Keys.describe(mapper, null));
        }
        persist(entity, true);
    }

    private void persist(@Nullable Object entity, boolean attaches) {
        if (operation.context().rules().is(Switch.CASCADE_PERSIST, Choices.CascadePersist.EVENT)) {
            persistTree(entity, attaches);
        } else {
            persistGraph(entity, attaches);
        }
    }

    /** What the session has already is passed over, with what is behind it: events have told of that when it came. */
    private void persistTree(@Nullable Object entity, boolean attaches) {
        Mapper first = operation.mapper(entity);
        Object head = Objects.requireNonNull(entity);
        ParentTracker.setOrphanedOutside(head, false);
        persistOne(first, operation.mine(first, head), attaches);
        List<Object> reached = new ArrayList<>();
        reached.add(head);
        tree.walk(head, target -> {
            Mapper mapper = operation.mapper(target);
            persistOne(mapper, operation.mine(mapper, target), attaches);
            reached.add(target);
        });
        for (Object instance : reached) {
            Mapper mapper = operation.mapper(instance);
            if (!mapper.referringCollections().isEmpty()) {
                for (Object target : CascadeWalker.insideElements(mapper, instance, CascadeSet.Kind.PERSIST)) {
                    if (!operation.holds(target)) {
                        persistTree(target, attaches);
                    }
                }
            }
        }
    }

    private void persistGraph(@Nullable Object entity, boolean attaches) {
        // Small: most instances come alone.
        Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>(2));
        Deque<Object> open = new ArrayDeque<>(2);
        Mapper first = operation.mapper(entity);
        open.push(operation.mine(first, Objects.requireNonNull(entity)));
        // A stack of our own: chains of objects can be longer than the thread's.
        while (!open.isEmpty()) {
            Object instance = open.pop();
            if (!visited.add(instance)) {
                continue;
            }
            Mapper mapper = operation.mapper(instance);
            persistOne(mapper, operation.mine(mapper, instance), attaches);
            if (instance != entity && isUntouched(instance)) {
                // Nothing new hangs on it; what hangs on others that it refers to, the flush finds from there.
                continue;
            }
            List<Object> targets = new ArrayList<>();
            CascadeWalker.walk(mapper, instance, CascadeSet.Kind.PERSIST, PassiveMode.NO_LOAD, (target, path) -> {
                if (!visited.contains(target)) {
                    targets.add(target);
                }
            });
            targets.addAll(CascadeWalker.insideElements(mapper, instance, CascadeSet.Kind.PERSIST));
            Collections.reverse(targets);
            targets.forEach(open::push);
        }
    }

    private boolean isUntouched(Object instance) {
        return Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT
                && !operation.context().modified().contains(instance);
    }

    private void persistOne(Mapper mapper, Object instance, boolean attaches) {
        InstanceState state = States.of(instance);
        switch (Lifecycle.of(state)) {
            case TRANSIENT -> {
                mapper.announce(LifecycleEvent.PRE_PERSIST, instance);
                addPending(mapper, instance, state);
            }
            case DELETED -> {
                requireRevivable(mapper, state);
                mapper.announce(LifecycleEvent.PRE_PERSIST, instance);
                addPending(mapper, instance, state);
            }
            case DETACHED -> {
                if (!attaches) {
                    throw new AlreadyHasIdentityException(
                            StateMessage.DETACHED_PERSIST, Keys.describe(mapper, state.key));
                }
                requireRevivable(mapper, state);
                OperationContext.requireWoven(mapper, instance, "attaching without a statement");
                operation.attach(mapper, instance);
            }
            case PENDING, PERSISTENT -> {
                requireRevivable(mapper, state);
                operation.context().noteWork();
                if (Lifecycle.isMarked(state)) {
                    operation.context().unmark(instance);
                }
            }
        }
    }

    private void requireRevivable(Mapper mapper, InstanceState state) {
        if (Lifecycle.isRowDeleted(state)
                && Lifecycle.of(state) != Lifecycle.PENDING
                && operation.context().rules().is(Switch.PERSIST_REMOVED, Choices.PersistRemoved.BEFORE_FLUSH)) {
            throw new AlreadyDeletedException(StateMessage.ROW_DELETED, Keys.describe(mapper, state.key));
        }
    }

    /**
     * Makes an instance pending that merge has made. Whoever calls announces it when its state is there, and lets the
     * operation travel.
     */
    void adopt(Mapper mapper, Object instance) {
        addPending(mapper, instance, States.of(instance));
    }

    private void addPending(Mapper mapper, Object instance, InstanceState state) {
        if (Lifecycle.of(state) == Lifecycle.DELETED) {
            operation.context().deleted().remove(instance);
            state.key = null;
            // Its links went with its row.
            PluralValues.forEach(mapper, instance, (path, tracked) -> tracked.renew());
        } else {
            prepareKey(mapper, instance, state);
        }
        operation.context().addPending(mapper, instance);
        if (!mapper.isWoven()) {
            countAsSet(mapper, state);
        }
        boolean keepsUnset = operation.context().rules().is(Switch.INSERT_UNSET, Choices.InsertUnset.LOADED);
        for (Attribute attribute : mapper.attributes()) {
            if (attribute.isEvented() && !(attribute instanceof BasicAttribute)) {
                boolean set = keepsUnset && attribute.get(instance) != null;
                AttributeEvents.handOut(instance, attribute);
                if (set && attribute instanceof PluralAttribute) {
                    state.markLoaded(attribute.number(), true);
                }
            }
        }
        operation.context().compare(mapper, instance);
    }

    /** Nobody has seen what the program wrote to an instance that cannot report it: all of it may be. */
    private static void countAsSet(Mapper mapper, InstanceState state) {
        for (Attribute attribute : mapper.attributes()) {
            if (!isKeyPending(mapper, state) || attribute != mapper.id().get(0).attribute()) {
                state.markLoaded(attribute.number(), !attribute.isEvented());
            }
        }
    }

    private void prepareKey(Mapper mapper, Object instance, InstanceState state) {
        Object present = Keys.of(mapper, instance);
        boolean set = Keys.isSet(mapper, present);
        KeyPart id = mapper.id().get(0);
        switch (mapper.keyGeneration().kind()) {
            case ASSIGNED -> {
                // A key that another instance determines may still be to come.
                if (present == null && !mapper.hasDerivedKey() && !looksAtKeysLater() && asksForKeys()) {
                    throw missingKey(mapper, instance);
                }
            }
            case IDENTITY -> {
                if (set && looksAtKeysLater()) {
                    // The program knows better than the database.
                    return;
                }
                if (set) {
                    throw new AlreadyHasIdentityException(
                            StateMessage.DETACHED_PERSIST, Keys.describe(mapper, present));
                }
                // Where the session inserts the row at the first read of the key, that read asks it.
                state.markUnloaded(id.attribute().number());
                if (insertsAtOnce() || !mapper.isWoven() && !looksAtKeysLater()) {
                    operation.context().withoutKeys().add(instance);
                }
            }
            case SEQUENCE, TABLE, UUID -> {
                if (!set) {
                    Object made = operation
                            .identifiers()
                            .next(mapper, operation.load().jdbc());
                    Keys.write(mapper, instance, Objects.requireNonNull(made));
                }
            }
        }
    }

    /** Whether nothing happens to a key before the flush, whatever it is. */
    private boolean looksAtKeysLater() {
        return operation.context().rules().is(Switch.IDENTITY_INSERT, Choices.IdentityInsert.DELAYED);
    }

    private boolean asksForKeys() {
        return operation.context().rules().is(Switch.KEY_CHECK, Choices.KeyCheck.FLUSH);
    }

    private boolean insertsAtOnce() {
        return operation.context().rules().is(Switch.IDENTITY_INSERT, Choices.IdentityInsert.IMMEDIATE);
    }

    /** What to say of an instance whose key is not complete. */
    public static KeyException missingKey(Mapper mapper, Object instance) {
        String missing = mapper.id().stream()
                .filter(part -> part.get(instance) == null)
                .map(KeyPart::name)
                .collect(Collectors.joining(", "));
        return new KeyException(StateMessage.MISSING_KEY, Keys.describe(mapper, null), missing);
    }

    /** Whether the row's key is known only after the INSERT: the database makes it, and the program has given none. */
    public static boolean isKeyPending(Mapper mapper, InstanceState state) {
        return mapper.keyGeneration().kind() == KeyGeneration.Kind.IDENTITY
                && Lifecycle.of(state) == Lifecycle.PENDING
                && !state.isLoaded(mapper.id().get(0).attribute().number());
    }
}
