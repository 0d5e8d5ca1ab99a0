package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.LoadOrigin;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.ObjectDeletedException;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads entities by key. One per use; cheap. */
public final class EntityLoader {
    private final LoadContext load;
    /** The execution whose result is still without something; null if there is none. */
    private final @Nullable RowContext within;

    /**
     * Creates the loader.
     *
     * @param load what loaders need of the session
     */
    public EntityLoader(LoadContext load) {
        this(load, null);
    }

    /**
     * Creates a loader for what a result is still without.
     *
     * @param load what loaders need of the session
     * @param within the execution that brought the result; null if there is none
     */
    EntityLoader(LoadContext load, @Nullable RowContext within) {
        this.load = load;
        this.within = within;
    }

    /**
     * The instance of an identity: the one that the session has, or the one that its row gives.
     *
     * @param mapper the entity type
     * @param key its key
     * @return null if there is no row, or if the row is of another type
     */
    public @Nullable Object find(Mapper mapper, Object key) {
        return find(mapper, key, FetchGraph.MAPPED);
    }

    /** Like {@link #find(Mapper, Object)}, and fetches with the instance what a graph says. */
    public @Nullable Object find(Mapper mapper, Object key, FetchGraph graph) {
        Object present = load.context().find(mapper, key);
        if (present != null && !Mapper.of(present).isA(mapper)) {
            // Of another type, whatever its row says now.
            return null;
        }
        if (present == null) {
            return read(mapper, key, graph);
        }
        if (Expiry.isUnread(States.of(present))) {
            select(Mapper.of(present), List.of(key), graph);
            if (Expiry.isUnread(States.of(present))) {
                leave(present);
                return null;
            }
        } else {
            fetch(List.of(present), graph);
        }
        return Mapper.of(present).isA(mapper) ? present : null;
    }

    /**
     * The instance of an identity that the session did not have when it was asked for. Its row is read in any case: if a flush has
     * inserted it since, the row tells what was never set.
     */
    public @Nullable Object read(Mapper mapper, Object key, FetchGraph graph) {
        return present(mapper, key, select(mapper, List.of(key), graph));
    }

    /**
     * Reads the row of an identity in any case, and lets it replace what the session has of the instance, changes included.
     *
     * @param mapper the entity type
     * @param key its key
     * @param graph what is fetched with it
     * @return null if there is no row, or if the row is of another type
     */
    public @Nullable Object findAnew(Mapper mapper, Object key, FetchGraph graph) {
        RowContext context = new RowContext(load, PopulateRule.OVERWRITE);
        List<Object> found = read(mapper, load.plans().byKey(mapper, 1, graph), List.of(key), context);
        context.finish();
        return found.isEmpty() ? null : present(mapper, key, found);
    }

    /** The persistent instance of an identity after its row was read; nobody but the list may hold it. */
    private @Nullable Object present(Mapper mapper, Object key, List<Object> read) {
        try {
            Object found = load.context().identityMap().get(mapper, key);
            return found != null && Mapper.of(found).isA(mapper) ? found : null;
        } finally {
            Reference.reachabilityFence(read);
        }
    }

    /** There turns out to be no row of an instance of which only the key was known. */
    private void leave(Object present) {
        if (load.takesMissingAsDeleted()) {
            load.context().setDeleted(present);
        } else {
            load.context().detach(present);
        }
    }

    /**
     * The persistent instance of an identity, whatever pending instance has its key.
     *
     * @param mapper the entity type
     * @param key its key
     * @return null if there is no row, or if the row is of another type
     */
    public @Nullable Object findRow(Mapper mapper, Object key) {
        Object present = load.context().identityMap().get(mapper, key);
        if (present == null) {
            return read(mapper, key, FetchGraph.MAPPED);
        }
        return Mapper.of(present).isA(mapper) ? present : null;
    }

    /**
     * Fetches for instances of the session what they lack of a graph, in as few statements as for one of them.
     *
     * @param instances persistent instances; others are passed over
     * @param graph what is fetched
     */
    public void fetch(Collection<?> instances, FetchGraph graph) {
        if (!graph.isMapped() || !graph.chosen().isNone()) {
            RowContext context = new RowContext(load, PopulateRule.FILL);
            instances.forEach(instance -> context.require(instance, graph));
            context.finish();
        }
    }

    /**
     * Loads several entities, as far as the session does not have them, or rows are to replace what it has.
     *
     * @param mapper their type
     * @param keys their keys; repetitions do no harm
     * @param graph what is fetched with them
     * @return the instances, to be held until they are looked up: a weak identity map alone does not keep them
     */
    List<Object> loadAll(Mapper mapper, List<Object> keys, FetchGraph graph) {
        Set<Object> missing = new LinkedHashSet<>();
        List<Object> there = new ArrayList<>();
        for (Object key : keys) {
            Object present = load.context().identityMap().get(mapper, key);
            if (present == null || Expiry.isUnread(States.of(present)) || within != null && within.replaces(present)) {
                missing.add(key);
            } else {
                there.add(present);
            }
        }
        List<Object> loaded = selectAll(mapper, List.copyOf(missing), graph);
        fetch(there, graph);
        loaded.addAll(there);
        return loaded;
    }

    /** Reads rows in any case, and fills what instances lack of them. */
    List<Object> selectAll(Mapper mapper, List<Object> keys, FetchGraph graph) {
        return selectAll(load.plans(), mapper, keys, graph);
    }

    private List<Object> selectAll(LoadPlans plans, Mapper mapper, List<Object> keys, FetchGraph graph) {
        List<Object> read = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += LoadPlans.MOST_KEYS) {
            List<Object> some = keys.subList(from, Math.min(keys.size(), from + LoadPlans.MOST_KEYS));
            read.addAll(select(plans, mapper, some, graph));
        }
        return read;
    }

    /**
     * Reads what an instance with a row lacks of it, and what the mapping fetches with it.
     *
     * @throws MissingRowException if the row is gone, and that is an error
     * @throws ObjectDeletedException if the row is gone, and that says that the instance was deleted
     */
    void complete(Object instance) {
        InstanceState state = States.of(instance);
        Mapper mapper = Mapper.of(instance);
        List<Object> key = List.of(Objects.requireNonNull(state.key));
        FetchGraph graph =
                FetchGraph.also(List.of(), changedWhileUnread(mapper, instance)).with(LoadOrigin.chosen(state));
        if (select(known(), mapper, key, graph).isEmpty() && Expiry.isUnread(state)) {
            throw missing(load, instance);
        }
    }

    /** Associations that have been changed before they were read: no loading strategy reads them along with the row. */
    private static Set<String> changedWhileUnread(Mapper mapper, Object instance) {
        if (!States.of(instance).isAnyChanged()) {
            return Set.of();
        }
        Set<String> changed = new LinkedHashSet<>();
        for (AssociationPath path : mapper.associations()) {
            Attribute attribute = path.attribute();
            boolean isByStrategy = FetchGraph.loadsWithOwner(LoadOrigin.strategy(instance, path.association()));
            if (isByStrategy && States.of(instance).isChanged(attribute.number())) {
                changed.add(attribute.name());
            }
        }
        return changed;
    }

    /**
     * Reads the row of an instance with a row for what it lacks of it, foreign keys that no attribute shows among it.
     *
     * @throws MissingRowException if the row is gone, and that is an error
     * @throws ObjectDeletedException if the row is gone, and that says that the instance was deleted
     */
    void readRow(Object instance) {
        RowContext context = new RowContext(load, PopulateRule.FILL);
        context.forceFill();
        List<Object> key = List.of(Objects.requireNonNull(States.of(instance).key));
        LoadPlans.ByKey plan = known().byOneKey(Mapper.of(instance), key.get(0), FetchGraph.MAPPED);
        List<Object> found = read(Mapper.of(instance), plan, key, context);
        context.finish();
        if (found.isEmpty()) {
            throw missing(load, instance);
        }
    }

    /**
     * Like {@link #find(Mapper, Object)}, and locks the row if the request is for a pessimistic lock.
     *
     * @throws StaleStateException if the session has the instance, and the row has another version
     * @throws MissingRowException if the session has the instance, and the row is gone
     */
    public @Nullable Object find(Mapper mapper, Object key, LockRequest request) {
        if (!request.isPessimistic()) {
            return find(mapper, key);
        }
        // A row of several tables cannot be locked before it is known in which it is.
        Object present = mapper.isUnion() ? find(mapper, key) : load.context().find(mapper, key);
        if (present == null && mapper.isUnion()) {
            return null;
        }
        if (present == null) {
            List<Object> read = lockRow(load.plans(), mapper, key, request);
            try {
                present = load.context().find(mapper, key);
            } finally {
                Reference.reachabilityFence(read);
            }
            if (present != null
                    && !mapper.tables().containsAll(Mapper.of(present).requiredTables())) {
                // Which tables of subclasses have rows of it was not known before.
                lockRow(load.plans(), Mapper.of(present), key, request);
            }
        } else if (Expiry.isUnread(States.of(present))) {
            lockRow(load.plans(), Mapper.of(present), key, request);
            if (Expiry.isUnread(States.of(present))) {
                leave(present);
                return null;
            }
        } else {
            lock(present, request);
        }
        return present != null && Mapper.of(present).isA(mapper) ? present : null;
    }

    /**
     * Locks the row of a persistent instance.
     *
     * @throws StaleStateException if it has another version than the instance
     * @throws MissingRowException if it is gone
     */
    public void lock(Object instance, LockRequest request) {
        InstanceState state = States.of(instance);
        if (Lifecycle.of(state) != Lifecycle.PERSISTENT) {
            return;
        }
        if (lockRow(known(), Mapper.of(instance), Objects.requireNonNull(state.key), request)
                .isEmpty()) {
            throw missing(load, instance);
        }
    }

    private List<Object> lockRow(LoadPlans plans, Mapper mapper, Object key, LockRequest request) {
        RowContext context = new RowContext(load, PopulateRule.FILL);
        context.checkVersions();
        return locked(plans, mapper, key, context, request);
    }

    private List<Object> locked(LoadPlans plans, Mapper mapper, Object key, RowContext context, LockRequest request) {
        LoadPlans.ByKey plan = plans.locking(mapper, request);
        String subject = Keys.describe(mapper, key);
        LockRunner runner = new LockRunner(load);
        List<Object> found = runner.run(request, subject, () -> read(mapper, plan, List.of(key), context));
        if (request.extended()) {
            for (AssociationPath path : mapper.collections()) {
                PluralAttribute plural = (PluralAttribute) path.attribute();
                if (plural.rows() != null && !plural.rows().inElements()) {
                    LoadPlans.Links links = load.plans().locking(plural.rows(), mapper, request);
                    runner.run(
                            request,
                            subject,
                            () -> lockLinks(links, key, mapper.id().size()));
                }
            }
        }
        context.finish();
        return found;
    }

    private boolean lockLinks(LoadPlans.Links links, Object key, int components) {
        KeyBinding binding =
                new KeyBinding(List.of(key), components, links.statement().slots());
        return load.jdbc().statements().query(links.statement().text(), binding, rows -> {
            boolean any = false;
            // Some databases lock a row when it is fetched.
            while (rows.next()) {
                any = true;
            }
            return any;
        });
    }

    /**
     * Replaces the state of an instance by that of its row. Changes are dropped, collections forgotten; if there is no
     * row, or no lock of it, the instance stays as it was.
     *
     * @throws MissingRowException if the row is gone
     */
    public void refresh(Object instance, LockRequest request) {
        if (!reload(instance, request)) {
            throw missing(load, instance);
        }
    }

    /**
     * Chooses how relationships of a persistent instance are loaded from now on.
     *
     * @param instance the instance
     * @param chosen what is chosen; nothing changes if that is nothing
     */
    public void choose(Object instance, ChosenStrategies chosen) {
        if (!chosen.isNone()) {
            new RowContext(load, PopulateRule.FILL).choose(instance, Mapper.of(instance), chosen);
        }
    }

    /** Like {@link #refresh}, and tells whether there is a row. */
    public boolean reload(Object instance, LockRequest request) {
        Mapper mapper = Mapper.of(instance);
        Object key = Objects.requireNonNull(States.of(instance).key);
        RowContext context = RowContext.overwriting(load, instance);
        List<Object> found;
        if (request.isPessimistic()) {
            found = locked(known(), mapper, key, context, request);
        } else {
            FetchGraph graph = FetchGraph.MAPPED.with(LoadOrigin.chosen(States.of(instance)));
            found = read(mapper, known().byOneKey(mapper, key, graph), List.of(key), context);
            context.finish();
        }
        return !found.isEmpty();
    }

    /**
     * Reads from the row of an instance what is missing of some attributes; relationships whose keys are no part of the row are left
     * alone.
     *
     * @return whether there is a row
     */
    public boolean reload(Object instance, Collection<Attribute> attributes) {
        return new ValueLoader(load).load(instance, attributes);
    }

    /** Forgets all that a persistent instance holds but its key, changes included: its row is about to say it anew. */
    static void forget(Object instance, PersistenceContext context) {
        InstanceState state = States.of(instance);
        Mapper mapper = Mapper.of(instance);
        for (Attribute attribute : mapper.attributes()) {
            if (attribute.get(instance) instanceof TrackedCollection tracked) {
                tracked.reset();
                state.clearChanged(attribute.number());
            } else if (!mapper.idAttributes().contains(attribute)) {
                state.markUnloaded(attribute.number());
            }
        }
        state.clearAllChanged();
        context.modified().remove(instance);
        PersistenceContext.setReference(state, false);
        Expiry.clear(state);
    }

    /** What it is that the row of an instance is gone. */
    static RuntimeException missing(LoadContext load, Object instance) {
        return load.takesMissingAsDeleted()
                ? new ObjectDeletedException(StateMessage.OBJECT_DELETED, Keys.describe(instance))
                : new MissingRowException(StateMessage.MISSING_ROW, Keys.describe(instance));
    }

    /**
     * Reads what the database has put into rows that were written just now: one statement for each type.
     *
     * @param written instances whose rows were written
     * @param inserted whether the rows were inserted rather than updated
     */
    public void readBack(Collection<Object> written, boolean inserted) {
        Map<Mapper, List<Object>> keys = new LinkedHashMap<>();
        for (Object instance : written) {
            InstanceState state = States.of(instance);
            List<BasicAttribute> filled = Mapper.of(instance).filled(inserted);
            if (!filled.isEmpty() && Lifecycle.of(state) == Lifecycle.PERSISTENT) {
                filled.forEach(attribute -> state.markUnloaded(attribute.number()));
                keys.computeIfAbsent(Mapper.of(instance), mapper -> new ArrayList<>())
                        .add(Objects.requireNonNull(state.key));
            }
        }
        keys.forEach((mapper, all) -> selectAll(known(), mapper, all, FetchGraph.MAPPED));
    }

    /** The statements for rows of instances that the session has: these it reads whatever criteria there are. */
    private LoadPlans known() {
        return load.plans().unrestricted();
    }

    /** Reads what an instance lacks of its row; returns how many rows there are. */
    int fill(Object instance) {
        List<Object> key = List.of(Objects.requireNonNull(States.of(instance).key));
        return select(known(), Mapper.of(instance), key, FetchGraph.MAPPED).size();
    }

    private List<Object> select(Mapper mapper, List<?> keys, FetchGraph graph) {
        return select(load.plans(), mapper, keys, graph);
    }

    private List<Object> select(LoadPlans plans, Mapper mapper, List<?> keys, FetchGraph graph) {
        RowContext context = within == null ? new RowContext(load, PopulateRule.FILL) : within.nested();
        List<?> whole = !mapper.hasPartialKeys()
                ? keys
                : keys.stream().filter(key -> !LoadPlans.isPartial(mapper, key)).toList();
        List<Object> found = whole.isEmpty()
                ? new ArrayList<>()
                : read(mapper, plans.byKey(mapper, LoadPlans.rounded(whole.size()), graph), whole, context);
        if (whole.size() < keys.size()) {
            for (Object key : keys) {
                if (LoadPlans.isPartial(mapper, key)) {
                    found.addAll(read(mapper, plans.byOneKey(mapper, key, graph), List.of(key), context));
                }
            }
        }
        context.finish();
        return found;
    }

    /** Reads rows. Whoever looks their instances up holds the list as long: a weak identity map alone does not keep them. */
    private List<Object> read(Mapper mapper, LoadPlans.ByKey plan, List<?> keys, RowContext context) {
        KeyBinding binding =
                new KeyBinding(keys, mapper.id().size(), plan.statement().slots());
        return load.jdbc().statements().query(plan.statement().text(), binding, rows -> {
            List<Object> found = new ArrayList<>(keys.size());
            while (rows.next()) {
                Object instance = plan.reader().read(rows, context);
                if (instance != null) {
                    found.add(instance);
                }
            }
            return found;
        });
    }
}
