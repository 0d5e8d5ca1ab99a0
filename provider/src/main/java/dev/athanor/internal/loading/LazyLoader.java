package dev.athanor.internal.loading;

import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.EmbeddableParent;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.LoadOrigin;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers the first touch of an attribute of an attached instance: loads it, where the session does so together with that of peers
 * that will want the same, and remembers mutable values before they are handed out. One per session.
 */
public final class LazyLoader {
    /** How many owners have a collection loaded together; collections can be long. */
    private static final int MOST_OWNERS = 128;

    private final LoadContext load;

    /**
     * Creates the loader.
     *
     * @param load what loaders need of the session
     */
    public LazyLoader(LoadContext load) {
        this.load = load;
    }

    /**
     * The program reads an attribute that is not direct. On return the field holds what may be handed out.
     *
     * @throws RaiseLoadException if it is not loaded, and its loading strategy is to refuse that
     */
    public void read(Object instance, int number) {
        read(instance, number, true);
    }

    /** The engine reads an attribute that is not loaded: like {@link #read}, but of a collection it wants the members too. */
    public void fetch(Object instance, int number) {
        if (States.of(instance).mapper instanceof Mapper mapper) {
            read(instance, number, false);
            if (mapper.attribute(number) instanceof PluralAttribute plural
                    && !PluralValues.isInitialized(instance, plural)) {
                initialize(instance, number, false);
            }
        } else {
            // The collection of an embeddable: it is in place already.
            initialize(instance, number, false);
        }
    }

    private void read(Object instance, int number, boolean byProgram) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        Attribute attribute = mapper.attribute(number);
        if (attribute == null) {
            // Not persistent: whatever the field holds is the value.
            state.markLoaded(number, true);
            return;
        }
        if (!state.isLoaded(number)) {
            load(instance, state, attribute, byProgram);
        }
        if (byProgram
                && attribute instanceof PluralAttribute plural
                && load.loadsReadCollections()
                && hasRow(state)
                && !isThere(instance, plural)) {
            initialize(instance, number, true);
        }
        if (attribute.changesUnseen() && state.isLoaded(number)) {
            load.context().handOut(instance, attribute);
        }
        AttributeEvents.handOut(instance, attribute);
    }

    private static boolean isThere(Object instance, PluralAttribute plural) {
        TrackedCollection collection = PluralValues.tracked(instance, plural);
        return collection.isInitialized() || collection.isQueue();
    }

    private void load(Object instance, InstanceState state, Attribute attribute, boolean byProgram) {
        if (!hasRow(state)) {
            if (attribute instanceof ToOneAttribute toOne && loadsBeforeInsert(state, toOne)) {
                loadPending(instance, state, toOne);
            }
        } else if (attribute instanceof PluralAttribute plural) {
            // The collection itself loads when its members are needed.
            PluralValues.tracked(instance, plural);
        } else if (state.isChanged(attribute.number())) {
            // The program has taken the value away: there is none until the flush has said so to the row.
            return;
        } else if (attribute instanceof ToOneAttribute toOne) {
            loadToOne(instance, state, toOne, byProgram);
        } else if (!state.isAbsent(attribute.number())) {
            flushBeforeRow(instance, state);
            loadValue(instance, state, attribute);
        }
    }

    /** Whether there is, or was in this transaction, a row that can tell what an instance lacks. */
    private boolean hasRow(InstanceState state) {
        return switch (Lifecycle.of(state)) {
            case PERSISTENT -> true;
            case DELETED -> load.takesMissingAsDeleted();
            case TRANSIENT, PENDING, DETACHED -> false;
        };
    }

    private void loadValue(Object instance, InstanceState state, Attribute attribute) {
        if (attribute instanceof BasicAttribute basic && basic.isLazy()) {
            new ValueLoader(load).loadLazy(instance, basic);
            return;
        }
        if (Expiry.isUnread(state)) {
            new EntityLoader(load).complete(instance);
        }
        if (!state.isLoaded(attribute.number())) {
            new ValueLoader(load).loadMissing(instance, attribute);
        }
    }

    private void loadToOne(Object instance, InstanceState state, ToOneAttribute toOne, boolean byProgram) {
        LoadingStrategy strategy = LoadOrigin.strategy(instance, toOne);
        if (byProgram && strategy == LoadingStrategy.RAISE) {
            throw refusal(instance, toOne);
        }
        if (strategy == LoadingStrategy.NOLOAD) {
            return;
        }
        if (toOne.isOwning()) {
            Object key = cell(instance, state, toOne);
            if (state.isLoaded(toOne.number())) {
                // The row had to be read, and brought it along.
                return;
            }
            Object present = key == null ? null : load.context().identityMap().get(toOne.target(), key);
            if (key == null || present != null && !isDoubtful(present)) {
                set(instance, toOne, present);
                return;
            }
        } else if (!lacksKey(state) && sharesKey(toOne)) {
            Object key = load.readsByWrittenKeys() ? Keys.of(mapper(instance), instance) : state.key;
            Object present = ofKey(toOne, key);
            if (present != InstanceState.NOT_LOADED) {
                set(instance, toOne, present);
                return;
            }
        }
        if (byProgram && strategy == LoadingStrategy.RAISE_ON_SQL) {
            throw refusal(instance, toOne);
        }
        boolean readsRow = flushAndRequireKey(instance, state);
        if (state.isLoaded(toOne.number())) {
            if (readsRow || !toOne.isOwning()) {
                return;
            }
            // A flush goes by the key of the row; whoever asks gets what the key of the instance says.
            state.markUnloaded(toOne.number());
        }
        List<Object> owners = !load.loadsPeers()
                ? List.of(instance)
                : PeerGroup.of(instance, LoadPlans.MOST_KEYS, peer -> isLoadable(peer, toOne));
        new AssociationLoader(load).load(new AssociationPath(List.of(), toOne), owners, behind(state, toOne));
        if (!state.isLoaded(toOne.number())) {
            if (!load.takesMissingAsDeleted()) {
                throw new MissingRowException(
                        StateMessage.MISSING_TARGET,
                        Keys.describe(instance),
                        toOne.name(),
                        Keys.describe(toOne.target(), ForeignKeys.current(instance, toOne)));
            }
            set(instance, toOne, null);
        }
    }

    /** The foreign key as the instance knows it; if it does not, the row is read. */
    private @Nullable Object cell(Object instance, InstanceState state, ToOneAttribute toOne) {
        Object key = ForeignKeys.current(instance, toOne);
        if (key == InstanceState.NOT_LOADED) {
            flushBeforeRow(instance, state);
            key = ForeignKeys.current(instance, toOne);
        }
        if (key == InstanceState.NOT_LOADED) {
            if (Expiry.isUnread(state)) {
                new EntityLoader(load).complete(instance);
            } else if (toOne.keyAttributes().isEmpty()) {
                new EntityLoader(load).readRow(instance);
            }
            for (BasicAttribute part : toOne.keyAttributes()) {
                if (!state.isLoaded(part.number())) {
                    loadValue(instance, state, part);
                }
            }
            key = ForeignKeys.current(instance, toOne);
        }
        return key == InstanceState.NOT_LOADED ? null : key;
    }

    /** Whether the session has an object of which only the key is known, and a row that is missing would say that there is none. */
    private boolean isDoubtful(Object present) {
        return Expiry.isUnread(States.of(present)) && load.takesMissingAsDeleted();
    }

    private static void set(Object instance, ToOneAttribute toOne, @Nullable Object target) {
        InstanceState state = States.of(instance);
        toOne.set(instance, target);
        state.markLoaded(toOne.number(), true);
        // Something is known of it now, and its row is believed to be there.
        Expiry.clear(state);
    }

    /** A new instance refers to what its foreign key says. Nothing is flushed: the instance itself would be written. */
    private void loadPending(Object instance, InstanceState state, ToOneAttribute toOne) {
        if (!toOne.isOwning() || state.isChanged(toOne.number())) {
            return;
        }
        Object key = ForeignKeys.current(instance, toOne);
        set(instance, toOne, key == null ? null : find(toOne.target(), key));
    }

    /** The object of a foreign key, or null if there is no such row. */
    private @Nullable Object find(Mapper type, Object key) {
        new EntityLoader(load).loadAll(type, List.of(key), FetchGraph.MAPPED);
        Object found = load.context().identityMap().get(type, key);
        return found == null || isDoubtful(found) ? null : found;
    }

    private static boolean loadsBeforeInsert(InstanceState state, ToOneAttribute toOne) {
        return toOne.rules().loadOnPending() || PersistenceContext.loadsBeforeInsert(state);
    }

    /** What is fetched with the far end of an association that is touched; what was chosen for its owner goes along. */
    private FetchGraph behind(InstanceState state, Association association) {
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        ChosenStrategies chosen = LoadOrigin.chosen(state);
        return chosen.isNone()
                ? load.plans().touched(mapper, association)
                : FetchGraph.touched(mapper, association, chosen);
    }

    private static RaiseLoadException refusal(Object instance, Attribute attribute) {
        return new RaiseLoadException(StateMessage.LOAD_REFUSED, Keys.describe(instance) + "." + attribute.name());
    }

    /**
     * Before the row of an instance is read the session may flush; if that deletes the row there is nothing left to read, though the
     * flush itself may have had to read it.
     */
    private void flushBeforeRow(Object instance, InstanceState state) {
        boolean hadRow = Lifecycle.of(state) == Lifecycle.PERSISTENT;
        load.guard().autoflushForLoad();
        if (hadRow && Lifecycle.of(state) == Lifecycle.DELETED) {
            throw EntityLoader.missing(load, instance);
        }
    }

    /**
     * Flushes, and reads the key that an association hangs on if need be.
     *
     * @return whether the row of the entity was read, which may have brought the association along
     */
    private boolean flushAndRequireKey(Object entity, InstanceState state) {
        boolean lacksKey = lacksKey(state);
        if (lacksKey) {
            // Two statements, each after a flush: a removal that a relationship holds up in the first takes place in
            // the second.
            flushBeforeRow(entity, state);
            requireKey(entity, state);
        }
        load.guard().autoflushForLoad();
        requireKey(entity, state);
        return lacksKey;
    }

    private static boolean lacksKey(InstanceState state) {
        for (Attribute part : ((Mapper) Objects.requireNonNull(state.mapper)).idAttributes()) {
            if (!state.isLoaded(part.number()) && !(part instanceof ToOneAttribute)) {
                return true;
            }
        }
        return false;
    }

    /** Where what is loaded hangs on the key of its owner, an owner that has forgotten everything reads its row first. */
    private void requireKey(Object entity, InstanceState state) {
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        for (Attribute part : mapper.idAttributes()) {
            if (!state.isLoaded(part.number()) && !(part instanceof ToOneAttribute)) {
                loadValue(entity, state, part);
            }
        }
    }

    /** Whether a persistent peer has the reference, and lacks it. */
    private static boolean isLoadable(Object peer, ToOneAttribute toOne) {
        InstanceState state = States.of(peer);
        if (!(state.mapper instanceof Mapper mapper)
                || mapper.attribute(toOne.number()) != toOne
                || Lifecycle.of(state) != Lifecycle.PERSISTENT
                || Expiry.isUnread(state)
                || state.isLoaded(toOne.number())
                || state.isChanged(toOne.number())) {
            return false;
        }
        if (!toOne.isOwning()) {
            return true;
        }
        Object key = ForeignKeys.current(peer, toOne);
        return key != null && key != InstanceState.NOT_LOADED;
    }

    /**
     * A tracked collection needs its members.
     *
     * @param owner the entity or embeddable whose attribute it is
     * @throws RaiseLoadException if its loading strategy is to refuse that
     */
    public void initialize(Object owner, int number) {
        initialize(owner, number, true);
    }

    private void initialize(Object owner, int number, boolean byProgram) {
        Owned owned = owned(owner, number, List.of());
        if (owned == null) {
            // No entity holds the embeddable any more: whoever asked says that there is no session.
            return;
        }
        AssociationPath path = owned.path();
        PluralAttribute plural = (PluralAttribute) path.attribute();
        InstanceState state = States.of(owned.entity());
        if (PluralValues.tracked(owner, plural).isQueue()) {
            // Never loaded as a whole.
            return;
        }
        if (!hasRow(state)) {
            // There are no rows yet, or none any more.
            TrackedCollection none = PluralValues.tracked(owner, plural);
            none.fill(List.of());
            if (owner == owned.entity()
                    && plural instanceof Association association
                    && association.rules().hasEvents()
                    && !none.isModified()) {
                // It was read, not set.
                state.markUnset(plural.number());
            }
            return;
        }
        LoadingStrategy strategy =
                plural instanceof Association association ? LoadOrigin.strategy(owned.entity(), association) : null;
        if (byProgram && (strategy == LoadingStrategy.RAISE || strategy == LoadingStrategy.RAISE_ON_SQL)) {
            throw refusal(owned.entity(), plural);
        }
        if (strategy == LoadingStrategy.NOLOAD) {
            // Empty, but not because anybody has said so: it does not count as loaded until it is changed.
            PluralValues.tracked(owner, plural).fill(List.of());
            States.of(owner).markUnset(number);
            return;
        }
        if (flushAndRequireKey(owned.entity(), state) && PluralValues.isInitialized(owner, plural)) {
            return;
        }
        List<Object> owners = !load.loadsPeers()
                ? List.of(owned.entity())
                : PeerGroup.of(owned.entity(), MOST_OWNERS, peer -> {
                    InstanceState other = States.of(peer);
                    return other.mapper instanceof Mapper type
                            && type.collections().contains(path)
                            && Lifecycle.of(other) == Lifecycle.PERSISTENT
                            && isLacking(peer, other, path);
                });
        FetchGraph behind = plural instanceof Association association ? behind(state, association) : FetchGraph.MAPPED;
        new AssociationLoader(load).load(path, owners, behind);
    }

    /** Whether a peer has not loaded a collection; one in an embeddable that was not read is left alone. */
    private static boolean isLacking(Object peer, InstanceState state, AssociationPath path) {
        if (!path.embedded().isEmpty() && !state.isLoaded(path.entityAttribute())) {
            return false;
        }
        Object holder = PluralValues.holder(peer, path);
        return holder != null && !PluralValues.isInitialized(holder, (PluralAttribute) path.attribute());
    }

    /** An owner without which nothing can be said of its collections has its key, or reads its row. */
    public void requireKey(Object entity) {
        requireKey(entity, States.of(entity));
    }

    /** The members of a collection for the engine, which are loaded if need be. */
    public Collection<?> members(Object owner, int number) {
        Owned owned = Objects.requireNonNull(owned(owner, number, List.of()), "not attached");
        PluralAttribute plural = (PluralAttribute) owned.path().attribute();
        if (!PluralValues.isInitialized(owner, plural)) {
            fetch(owner, number);
        }
        TrackedCollection collection = PluralValues.tracked(owner, plural);
        // One whose strategy is to load nothing may stay as it is.
        return collection.isInitialized() ? collection.members() : List.of();
    }

    /**
     * What a reference leads to by the key that the row holds, without a statement.
     *
     * @return the object, null if there is none, {@link InstanceState#NOT_LOADED} if it takes a statement to know
     */
    public @Nullable Object known(Object instance, ToOneAttribute toOne) {
        if (!toOne.isOwning()) {
            return sharesKey(toOne) ? ofKey(toOne, States.of(instance).key) : InstanceState.NOT_LOADED;
        }
        if (ForeignKeys.isNeverSet(instance, toOne)) {
            return InstanceState.NOT_LOADED;
        }
        Object key = ForeignKeys.committed(instance, toOne);
        return key == null || key == InstanceState.NOT_LOADED ? key : ofKey(toOne, key);
    }

    private @Nullable Object ofKey(ToOneAttribute toOne, @Nullable Object key) {
        Object present = key == null ? null : load.context().identityMap().get(toOne.target(), key);
        return present == null || isDoubtful(present) ? InstanceState.NOT_LOADED : present;
    }

    /** Whether the foreign key on the far side of a one-to-one is the primary key there, so that both ends have the same key. */
    private static boolean sharesKey(ToOneAttribute toOne) {
        List<KeyPart> key = toOne.target().id();
        List<JoinColumn> columns = toOne.ownerColumns();
        if (columns.size() != key.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).column() != key.get(i).column()) {
                return false;
            }
        }
        return true;
    }

    /** What a reference leads to by the key that the row holds; stores nothing, flushes nothing. */
    public @Nullable Object former(Object instance, ToOneAttribute toOne) {
        InstanceState state = States.of(instance);
        if (!hasRow(state)) {
            return null;
        }
        if (!toOne.isOwning()) {
            requireKey(instance, state);
            List<@Nullable Object> found = new AssociationLoader(load).find(toOne, instance);
            return found.isEmpty() ? null : found.get(0);
        }
        Object key = ForeignKeys.committed(instance, toOne);
        if (key == InstanceState.NOT_LOADED) {
            List<BasicAttribute> parts = toOne.keyAttributes();
            if (parts.stream().anyMatch(part -> state.isChanged(part.number()))) {
                // Written before it was read: what the row holds is nowhere in memory, and what was written must stay.
                return null;
            }
            cell(instance, state, toOne);
            key = ForeignKeys.committed(instance, toOne);
        }
        return key == null || key == InstanceState.NOT_LOADED ? null : find(toOne.target(), key);
    }

    private record Owned(Object entity, AssociationPath path) {}

    /** The entity that holds an embeddable in one of its attributes, with the way to the collection; null if none does. */
    private static @Nullable Owned owned(Object holder, int number, List<Integer> behind) {
        List<Integer> way = new ArrayList<>();
        way.add(number);
        way.addAll(behind);
        InstanceState state = States.of(holder);
        if (state.mapper instanceof Mapper mapper) {
            for (AssociationPath path : mapper.collections()) {
                if (numbers(path).equals(way)) {
                    return new Owned(holder, path);
                }
            }
            return null;
        }
        for (EmbeddableParent parent : state.holders()) {
            Owned found = owned(parent.holder(), parent.attribute(), way);
            if (found != null && States.of(found.entity()).owner() != null && holds(found, behind.size(), holder)) {
                return found;
            }
        }
        return null;
    }

    /** Whether the way to a collection still leads over an embeddable. */
    private static boolean holds(Owned owned, int behind, Object embeddable) {
        List<EmbeddedAttribute> steps = owned.path().embedded();
        AssociationPath way = new AssociationPath(
                steps.subList(0, steps.size() - behind), owned.path().attribute());
        return PluralValues.holder(owned.entity(), way) == embeddable;
    }

    private static List<Integer> numbers(AssociationPath path) {
        List<Integer> numbers = new ArrayList<>();
        path.embedded().forEach(step -> numbers.add(step.number()));
        numbers.add(path.attribute().number());
        return numbers;
    }

    private static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }
}
