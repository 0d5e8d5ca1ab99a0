package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The data of a session: which instances it has and which of them the next flush must look at. Decides nothing; the
 * rules live in the operations and the unit of work. Not thread-safe.
 */
public final class PersistenceContext {
    private static final int IN_PENDING = 16;
    private static final int IN_MODIFIED = 32;
    private static final int IN_REMOVED = 64;
    private static final int REFERENCE = 128;
    private static final int IN_DELETED = 256;
    private static final int LOADS_BEFORE_INSERT = 512;
    private static final int LEFT_MODIFIED = 1024;

    /**
     * A value that was handed out, or given by the program, and may change in place without telling anybody.
     *
     * @param instance the holder
     * @param attribute the attribute: a mutable basic one, or an embeddable with such values inside
     * @param value the very object
     * @param copy what it was then; for an embeddable its leaves
     */
    public record HandedOut(
            Object instance,
            Attribute attribute,
            @Nullable Object value,
            @Nullable Object copy) {
        /** Whether the attribute still holds it. */
        public boolean isInPlace() {
            return attribute.get(instance) == value;
        }

        /** Whether the value has changed since. */
        public boolean isChanged() {
            return !Snapshots.isSame(attribute, copy, value);
        }
    }

    /**
     * A pending instance that has left a relationship: no row tells that it was ever there.
     *
     * @param attribute the relationship
     * @param element who left
     */
    public record Departure(Attribute attribute, Object element) {}

    private final StateOwner owner;
    private final IdentityMap identityMap;
    private final IdentityMap pendingByKey;
    private final InstanceList pending = new InstanceList(IN_PENDING);
    private final InstanceList modified = new InstanceList(IN_MODIFIED);
    private final InstanceList removed = new InstanceList(IN_REMOVED);
    private final InstanceList deleted = new InstanceList(IN_DELETED);
    private List<HandedOut> handedOut = new ArrayList<>();
    private final List<Departure> departures = new ArrayList<>();
    private final List<Object> unwoven = new ArrayList<>();
    private final List<Object> withoutKeys = new ArrayList<>();
    private final List<KeySwitch> keySwitches = new ArrayList<>();
    private Rules rules;
    private @Nullable Transitions transitions;
    private @Nullable Runnable onWork;
    private @Nullable Consumer<Object> onDelete;

    /**
     * A primary key that was changed.
     *
     * @param instance whose key it is
     * @param before the key that its row had
     */
    public record KeySwitch(Object instance, Object before) {}

    /**
     * Creates an empty context.
     *
     * @param owner the session that attached instances report to
     * @param mappers how many mappers the factory has
     * @param rules the choices in effect
     */
    public PersistenceContext(StateOwner owner, int mappers, Rules rules) {
        this.owner = owner;
        this.rules = rules;
        this.identityMap = new IdentityMap(mappers);
        this.identityMap.setWeak(isWeak(rules));
        this.pendingByKey = new IdentityMap(mappers);
    }

    /** The choices in effect. */
    public Rules rules() {
        return rules;
    }

    /** Makes other choices; those that are the persistence unit's have no effect here. */
    public void setRules(Rules chosen) {
        rules = chosen;
        identityMap.setWeak(isWeak(chosen));
    }

    private static boolean isWeak(Rules rules) {
        return rules.is(Switch.IDENTITY_MAP, Choices.IdentityMapKind.WEAK);
    }

    /** Tells somebody of every transition of an instance. */
    public void setTransitions(Transitions listener) {
        transitions = listener;
    }

    /** Tells somebody whenever there is something that a transaction must write. */
    public void setOnWork(Runnable listener) {
        onWork = listener;
    }

    /** Tells somebody of every instance whose row is deleted, or turns out to be. */
    public void setOnDelete(Consumer<Object> listener) {
        onDelete = listener;
    }

    /** There is something that a transaction must write, or may have to. */
    public void noteWork() {
        if (onWork != null) {
            onWork.run();
        }
    }

    private void moved(Object instance, Lifecycle from, Lifecycle to) {
        if (transitions != null) {
            transitions.moved(instance, from, to);
        }
    }

    /** An instance was made for a row, and holds what the row holds. */
    public void announceLoaded(Object instance) {
        moved(instance, Lifecycle.TRANSIENT, Lifecycle.PERSISTENT);
    }

    /** Entity type and key to instance. */
    public IdentityMap identityMap() {
        return identityMap;
    }

    /**
     * The instance of that identity: the one with that row, or else, where pending ones are found, a pending one whose key is known
     * already.
     */
    public @Nullable Object find(Mapper mapper, Object key) {
        Object persistent = identityMap.get(mapper, key);
        return persistent != null || !rules.isOn(Switch.FIND_PENDING) ? persistent : pendingByKey.get(mapper, key);
    }

    /** Instances to be inserted, in the order of their arrival. */
    public InstanceList pending() {
        return pending;
    }

    /** Persistent instances that the program has written to since the last flush. */
    public InstanceList modified() {
        return modified;
    }

    /** Instances marked for removal, in the order of their marks. */
    public InstanceList removed() {
        return removed;
    }

    /** Instances whose rows were deleted in this transaction. */
    public InstanceList deleted() {
        return deleted;
    }

    /** Mutable values handed out since the last flush. */
    public List<HandedOut> handedOut() {
        return handedOut;
    }

    /** Pending instances that have left relationships since the last flush. */
    public List<Departure> departures() {
        return departures;
    }

    /** Whether anything waits for the next flush besides instances that were written to. */
    public boolean hasNoted() {
        return pending.size() > 0
                || removed.size() > 0
                || !handedOut.isEmpty()
                || !departures.isEmpty()
                || !unwoven.isEmpty();
    }

    /** Remembers a mutable value before the program gets it. */
    public void handOut(Object instance, Attribute attribute) {
        Object value = attribute.get(instance);
        handedOut.add(new HandedOut(instance, attribute, value, Snapshots.copy(attribute, value)));
    }

    /** Attached instances that cannot report what the program writes to them. */
    public List<Object> unwoven() {
        unwoven.removeIf(instance -> {
            boolean left = !isAttached(instance);
            if (left) {
                States.of(instance).snapshot = null;
            }
            return left;
        });
        return unwoven;
    }

    /** From now on an instance that cannot report what the program writes to it is compared with what it holds now. */
    public void compare(Mapper mapper, Object instance) {
        if (!mapper.isWoven() && States.of(instance).snapshot == null) {
            Snapshots.take(mapper, instance);
            unwoven.add(instance);
        }
    }

    /** Pending instances that get their keys from their rows, and cannot report that the program asks for them. */
    public List<Object> withoutKeys() {
        return withoutKeys;
    }

    /** Replaces the list of handed-out values, after a flush. */
    public void setHandedOut(List<HandedOut> values) {
        handedOut = values;
    }

    /** Whether the instance belongs to this session in any state. */
    public boolean isAttached(Object instance) {
        return States.of(instance).owner() == owner;
    }

    /** A new instance joins: it will be inserted. */
    public void addPending(Mapper mapper, Object instance) {
        noteWork();
        InstanceState state = States.of(instance);
        Lifecycle from = Lifecycle.of(state);
        if (from == Lifecycle.DELETED) {
            Lifecycle.forgetRowDeleted(state);
        }
        Lifecycle.move(state, Lifecycle.PENDING);
        state.mapper = mapper;
        state.setOwner(owner);
        pending.add(instance);
        moved(instance, from, Lifecycle.PENDING);
        Object key = mapper.keyGeneration().kind() == KeyGeneration.Kind.IDENTITY ? null : Keys.of(mapper, instance);
        if (key != null && pendingByKey.get(mapper, key) == null) {
            pendingByKey.put(mapper, key, instance);
        }
    }

    /**
     * A pending instance takes the identity that it will have, unless it is another one's.
     *
     * @return whose identity it is: the given instance, or the one that was first
     */
    public Object claim(Mapper mapper, Object key, Object instance) {
        Object present = find(mapper, key);
        if (present != null) {
            return present;
        }
        pendingByKey.put(mapper, key, instance);
        return instance;
    }

    private void forgetPendingKey(Mapper mapper, Object instance) {
        Object key = Keys.of(mapper, instance);
        if (key != null) {
            pendingByKey.remove(mapper, key, instance);
        }
    }

    /** An instance with a row joins: read just now, inserted just now, or a reference. */
    public void addPersistent(Mapper mapper, Object key, Object instance) {
        InstanceState state = States.of(instance);
        Lifecycle from = Lifecycle.of(state);
        Lifecycle.move(state, Lifecycle.PERSISTENT);
        if (from == Lifecycle.PENDING) {
            // It may have expired before it was new again.
            Expiry.clear(state);
        }
        pending.remove(instance);
        if (pendingByKey.size() > 0) {
            forgetPendingKey(mapper, instance);
        }
        state.mapper = mapper;
        state.key = key;
        state.setOwner(owner);
        enter(mapper, key, instance);
        compare(mapper, instance);
        if (from != Lifecycle.TRANSIENT) {
            moved(instance, from, Lifecycle.PERSISTENT);
        }
    }

    /** A detached instance is back: what it was is what the row holds, but for what the program has written to it. */
    public void attach(Mapper mapper, Object instance) {
        noteWork();
        InstanceState state = States.of(instance);
        for (Attribute attribute : mapper.attributes()) {
            if (attribute instanceof EmbeddedAttribute && state.isChanged(attribute.number())) {
                // It changes in place, and nobody has kept its columns.
                state.keep(attribute.number(), InstanceState.NOT_LOADED);
            }
        }
        addPersistent(mapper, Objects.requireNonNull(state.key), instance);
        if (state.isAnyChanged() || (state.flags & LEFT_MODIFIED) != 0) {
            modified.add(instance);
        }
        state.flags &= ~LEFT_MODIFIED;
    }

    /** A persistent instance has another key from now on. */
    public void rekey(Object instance, Object key) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        Object before = Objects.requireNonNull(state.key);
        identityMap.remove(mapper, before, instance);
        keySwitches.add(new KeySwitch(instance, before));
        state.key = key;
        enter(mapper, key, instance);
    }

    /** The keys that were changed since this was asked last. */
    public List<KeySwitch> takeKeySwitches() {
        if (keySwitches.isEmpty()) {
            return List.of();
        }
        List<KeySwitch> taken = List.copyOf(keySwitches);
        keySwitches.clear();
        return taken;
    }

    /** Gives an instance the key back that its row had before; it is found by it unless it has left. */
    public void restoreKey(Object instance, Object key) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        if (state.key != null) {
            identityMap.remove(mapper, state.key, instance);
        }
        state.key = key;
        if (isAttached(instance) && Lifecycle.of(state) == Lifecycle.PERSISTENT) {
            enter(mapper, key, instance);
        }
    }

    private void enter(Mapper mapper, Object key, Object instance) {
        Object before = identityMap.put(mapper, key, instance);
        if (before != null && before != instance) {
            // Nobody finds it any more, a flush no more than the program.
            modified.remove(before);
        }
    }

    /** Whether nothing but the key of the instance is known: it is a reference that was not touched yet. */
    public static boolean isReference(InstanceState state) {
        return (state.flags & REFERENCE) != 0;
    }

    /** Says that nothing but the key is known, or that the row has been read. */
    public static void setReference(InstanceState state, boolean reference) {
        state.flags = reference ? state.flags | REFERENCE : state.flags & ~REFERENCE;
    }

    /** Whether references of an instance load by their foreign keys though it has no row. */
    public static boolean loadsBeforeInsert(InstanceState state) {
        return (state.flags & LOADS_BEFORE_INSERT) != 0;
    }

    /** Lets references of an instance load by their foreign keys though it has no row, or no longer. */
    public static void setLoadsBeforeInsert(InstanceState state, boolean loads) {
        state.flags = loads ? state.flags | LOADS_BEFORE_INSERT : state.flags & ~LOADS_BEFORE_INSERT;
    }

    /** The program is about to write to an instance. */
    public void noteModified(Object instance) {
        if (Lifecycle.of(States.of(instance)) == Lifecycle.PERSISTENT && modified.add(instance)) {
            noteWork();
        }
    }

    /** Marks for removal. */
    public void mark(Object instance) {
        noteWork();
        Lifecycle.mark(States.of(instance), true);
        removed.add(instance);
    }

    /** Takes a mark back. */
    public void unmark(Object instance) {
        Lifecycle.mark(States.of(instance), false);
        removed.remove(instance);
    }

    /** The row of a marked instance is gone. */
    public void setDeleted(Object instance) {
        InstanceState state = States.of(instance);
        identityMap.remove((Mapper) Objects.requireNonNull(state.mapper), Objects.requireNonNull(state.key), instance);
        Lifecycle from = Lifecycle.of(state);
        if (from != Lifecycle.DELETED) {
            Lifecycle.move(state, Lifecycle.DELETED);
        }
        Lifecycle.mark(state, false);
        modified.remove(instance);
        removed.remove(instance);
        deleted.add(instance);
        if (onDelete != null) {
            onDelete.accept(instance);
        }
        moved(instance, from, Lifecycle.DELETED);
    }

    /**
     * An instance whose row is gone already, by what is known, is found by its key again, so that a flush can try once more to delete
     * the row.
     */
    public void attachDeleted(Mapper mapper, Object instance) {
        noteWork();
        InstanceState state = States.of(instance);
        if (state.owner() != owner) {
            Lifecycle.move(state, Lifecycle.PERSISTENT);
            Lifecycle.move(state, Lifecycle.DELETED);
            state.mapper = mapper;
            state.setOwner(owner);
        }
        enter(mapper, Objects.requireNonNull(state.key), instance);
    }

    /** Whether an instance with a key is the one that is found by it. */
    public boolean isFound(Object instance, InstanceState state) {
        return state.mapper instanceof Mapper mapper
                && state.key != null
                && identityMap.get(mapper, state.key) == instance;
    }

    /**
     * A transient instance belongs to the session from now on, so that it can load by its foreign keys. It is not pending: nothing
     * will be inserted.
     */
    public void lendLoading(Mapper mapper, Object instance) {
        noteWork();
        InstanceState state = States.of(instance);
        state.mapper = mapper;
        state.setOwner(owner);
        setLoadsBeforeInsert(state, true);
    }

    /** A removal is undone, flushed or not: the row is there, and the instance stands for it. */
    public void revive(Object instance) {
        InstanceState state = States.of(instance);
        Lifecycle from = Lifecycle.of(state);
        removed.remove(instance);
        deleted.remove(instance);
        Lifecycle.mark(state, false);
        Lifecycle.forgetRowDeleted(state);
        if (from == Lifecycle.DELETED) {
            Lifecycle.move(state, Lifecycle.PERSISTENT);
        }
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        enter(mapper, Objects.requireNonNull(state.key), instance);
        if (from == Lifecycle.DELETED) {
            moved(instance, from, Lifecycle.PERSISTENT);
        }
    }

    /** An instance leaves and forgets its identity, whatever it was; its attributes stay. */
    public void becomeTransient(Object instance) {
        InstanceState state = States.of(instance);
        Lifecycle from = Lifecycle.of(state);
        leave(instance);
        if (from == Lifecycle.PERSISTENT && state.key != null) {
            identityMap.remove((Mapper) Objects.requireNonNull(state.mapper), state.key, instance);
        } else if (from == Lifecycle.PENDING) {
            forgetPendingKey((Mapper) Objects.requireNonNull(state.mapper), instance);
        }
        state.setOwner(null);
        state.peers = null;
        state.snapshot = null;
        if (from != Lifecycle.TRANSIENT) {
            Lifecycle.move(state, Lifecycle.TRANSIENT);
        }
        state.key = null;
        state.flags &= ~LEFT_MODIFIED;
        if (from != Lifecycle.TRANSIENT && from != Lifecycle.DETACHED) {
            moved(instance, from, Lifecycle.TRANSIENT);
        }
    }

    /** An instance leaves: it becomes detached if it has a row, transient otherwise. */
    public void detach(Object instance) {
        leave(instance);
        release(instance, States.of(instance));
    }

    /** An instance that left its session as a modified one has expired since. */
    static void forgetModified(InstanceState state) {
        state.flags &= ~LEFT_MODIFIED;
    }

    private void leave(Object instance) {
        if (modified.contains(instance)) {
            States.of(instance).flags |= LEFT_MODIFIED;
        }
        pending.remove(instance);
        modified.remove(instance);
        removed.remove(instance);
        deleted.remove(instance);
    }

    private void release(Object instance, InstanceState state) {
        Lifecycle life = Lifecycle.of(state);
        setLoadsBeforeInsert(state, false);
        if (life == Lifecycle.TRANSIENT) {
            state.setOwner(null);
            return;
        }
        // One that was deleted may have been marked again, and be found by its key for that.
        if (life != Lifecycle.PENDING && state.mapper instanceof Mapper mapper && state.key != null) {
            identityMap.remove(mapper, state.key, instance);
        }
        if (life == Lifecycle.PENDING) {
            forgetPendingKey((Mapper) Objects.requireNonNull(state.mapper), instance);
            // A flush that failed halfway may have given it a key already.
            state.key = null;
        }
        state.setOwner(null);
        state.peers = null;
        state.snapshot = null;
        Lifecycle to = life == Lifecycle.PENDING ? Lifecycle.TRANSIENT : Lifecycle.DETACHED;
        Lifecycle.move(state, to);
        moved(instance, life, to);
    }

    /** Everything leaves. */
    public void clear() {
        List<Object> all = identityMap.all();
        all.addAll(pending.members());
        if (rules.isOn(Switch.KEEP_DELETED)) {
            // Those stay that cannot be found any more, which does not hold for one that is marked again.
            all.forEach(deleted::remove);
        } else {
            all.addAll(deleted.members());
            deleted.clear();
        }
        pending.clear();
        modified.members().forEach(instance -> States.of(instance).flags |= LEFT_MODIFIED);
        modified.clear();
        removed.clear();
        keySwitches.clear();
        handedOut = new ArrayList<>();
        departures.clear();
        unwoven.clear();
        withoutKeys.clear();
        identityMap.clear();
        pendingByKey.clear();
        for (Object instance : all) {
            InstanceState state = States.of(instance);
            if (state.owner() == owner) {
                release(instance, state);
            }
        }
    }

    /** Everything leaves for good, in whatever state it is. */
    public void end() {
        clear();
        deleted.members().forEach(this::detach);
    }
}
