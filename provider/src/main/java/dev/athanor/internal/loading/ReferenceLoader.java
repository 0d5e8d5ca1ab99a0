package dev.athanor.internal.loading;

import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
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
import java.lang.ref.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads references at the first touch: by the key that the instance knows, without a statement where the session has the object. One per session. */
final class ReferenceLoader {
    private final LoadContext load;
    private final OwnerRow row;

    ReferenceLoader(LoadContext load, OwnerRow row) {
        this.load = load;
        this.row = row;
    }

    /**
     * Loads the reference of an instance with a row.
     *
     * @throws RaiseLoadException if the program asks, and its loading strategy is to refuse that
     */
    void load(Object instance, InstanceState state, ToOneAttribute toOne, boolean byProgram) {
        LoadingStrategy strategy = LoadOrigin.strategy(instance, toOne);
        if (byProgram && strategy == LoadingStrategy.RAISE) {
            throw OwnerRow.refusal(instance, toOne);
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
        } else if (!OwnerRow.lacksKey(state) && sharesKey(toOne)) {
            Object key = load.readsByWrittenKeys() ? Keys.of(Mapper.of(instance), instance) : state.key;
            Object present = ofKey(toOne, key);
            if (present != InstanceState.NOT_LOADED) {
                set(instance, toOne, present);
                return;
            }
        }
        if (byProgram && strategy == LoadingStrategy.RAISE_ON_SQL) {
            throw OwnerRow.refusal(instance, toOne);
        }
        boolean readsRow = row.flushAndRequireKey(instance, state);
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
        new AssociationLoader(load).load(new AssociationPath(List.of(), toOne), owners, row.behind(state, toOne));
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
            row.flushBefore(instance, state);
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
                    row.loadValue(instance, state, part);
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
    void loadBeforeInsert(Object instance, InstanceState state, ToOneAttribute toOne) {
        boolean isWanted = toOne.rules().loadOnPending() || PersistenceContext.loadsBeforeInsert(state);
        if (!isWanted || !toOne.isOwning() || state.isChanged(toOne.number())) {
            return;
        }
        Object key = ForeignKeys.current(instance, toOne);
        set(instance, toOne, key == null ? null : find(toOne.target(), key));
    }

    /** The object of a foreign key, or null if there is no such row. */
    private @Nullable Object find(Mapper type, Object key) {
        List<Object> loaded = new EntityLoader(load).loadAll(type, List.of(key), FetchGraph.MAPPED);
        try {
            Object found = load.context().identityMap().get(type, key);
            return found == null || isDoubtful(found) ? null : found;
        } finally {
            Reference.reachabilityFence(loaded);
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
     * What a reference leads to by the key that the row holds, without a statement.
     *
     * @return the object, null if there is none, {@link InstanceState#NOT_LOADED} if it takes a statement to know
     */
    @Nullable Object known(Object instance, ToOneAttribute toOne) {
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
    @Nullable Object former(Object instance, ToOneAttribute toOne) {
        InstanceState state = States.of(instance);
        if (!row.exists(state)) {
            return null;
        }
        if (!toOne.isOwning()) {
            row.requireKey(instance, state);
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
}
