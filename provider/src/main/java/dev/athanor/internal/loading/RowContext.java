package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.ElementImage;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.Snapshots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one execution of a plan gathers while its rows are read, and settles after the last one: fetched collections are
 * filled, eager associations loaded together. Plans stay free of such data and can be shared. For one thread.
 */
public final class RowContext {
    /** The elements that rows have brought for a collection, each once; or each position or key once. */
    private record Fetched(PluralAttribute attribute, List<@Nullable Object> inOrder, Set<Object> seen) {
        void add(Object row) {
            Attribute key = attribute.key();
            boolean first = key != null && row instanceof RowKey entry
                    ? seen.add(new ElementImage(key, entry.key()))
                    : seen.add(row);
            if (first) {
                inOrder.add(row);
            }
        }
    }

    /** Rows that are read once more. */
    private record Rows(Mapper mapper, FetchGraph graph) {}

    private final LoadContext load;
    private final PopulateRule rule;
    /** The only instance that is overwritten; null if all are that rows bring. */
    private final @Nullable Object overwritten;
    /** Null where each instance is loaded on its own. */
    private final @Nullable PeerGroup peers;
    /** Those for whom something is chosen; null if nothing is. */
    private @Nullable PeerGroup choosers;

    private final boolean setsNullReferences;
    private final ReferenceFactory references;
    private final Map<FetchGraph.Want, List<Object>> wanted = new LinkedHashMap<>();
    /** Instances that lack something that lies in their own rows, by their keys. */
    private final Map<Rows, Set<Object>> incomplete = new LinkedHashMap<>();

    private @Nullable IdentityHashMap<TrackedCollection, Fetched> fetched;
    /** Those of the instances read that have methods for it. */
    private @Nullable List<Object> arrived;

    /** Those of the instances read that will be compared. */
    private @Nullable List<Object> unwoven;

    private boolean checksVersions;

    private boolean forcesFill;

    private @Nullable Set<Object> met;

    /**
     * Starts an execution.
     *
     * @param load what loaders need of the session
     * @param rule what happens to instances that the session has already
     */
    public RowContext(LoadContext load, PopulateRule rule) {
        this(load, rule, null);
    }

    /** Starts an execution that belongs to this one: where rows replace what the session has, they do so there too, each once. */
    RowContext nested() {
        if (!overwritesAll()) {
            return new RowContext(load, PopulateRule.FILL);
        }
        RowContext nested = new RowContext(load, rule);
        nested.met = met();
        return nested;
    }

    /** Starts an execution in which rows replace the state of one instance and of no other. */
    static RowContext overwriting(LoadContext load, Object instance) {
        return new RowContext(load, PopulateRule.OVERWRITE, instance);
    }

    private RowContext(LoadContext load, PopulateRule rule, @Nullable Object overwritten) {
        this.load = load;
        this.rule = rule;
        this.overwritten = overwritten;
        this.peers = load.loadsPeers() ? new PeerGroup() : null;
        this.setsNullReferences = load.setsNullReferences();
        this.references = new ReferenceFactory(load);
    }

    LoadContext load() {
        return load;
    }

    /** From now on rows must have the versions that instances know of: because they are locked. */
    public void checkVersions() {
        checksVersions = true;
    }

    /** From now on rows are looked at even if instances seem to have all that they could bring. */
    void forceFill() {
        forcesFill = true;
    }

    boolean forcesFill() {
        return forcesFill;
    }

    boolean checksVersions() {
        return checksVersions;
    }

    /** The instance of a row's identity; null if there is none yet. What is to be overwritten is, even if another one has its identity by now. */
    @Nullable Object present(Mapper mapper, Object key) {
        if (overwritten != null
                && key.equals(States.of(overwritten).key)
                && States.of(overwritten).mapper instanceof Mapper type
                && type.root() == mapper.root()) {
            return overwritten;
        }
        return load.context().identityMap().get(mapper, key);
    }

    /** Whether rows replace the state of an instance that the session has. */
    boolean overwrites(Object instance) {
        return rule == PopulateRule.OVERWRITE && (overwritten == null || overwritten == instance);
    }

    ReferenceFactory references() {
        return references;
    }

    /** Whether a reference whose foreign key is null counts as loaded with the row. */
    boolean setsNullReferences() {
        return setsNullReferences;
    }

    /** Whether an instance is met for the first time in this execution. */
    boolean firstMeeting(Object instance) {
        return met().add(instance);
    }

    private boolean overwritesAll() {
        return rule == PopulateRule.OVERWRITE && overwritten == null;
    }

    /** Whether an instance is to be replaced by its row, which has not been read yet. */
    boolean replaces(Object instance) {
        return overwritesAll() && !met().contains(instance);
    }

    /** An instance is made of a row, which another row need not replace. */
    void created(Object instance) {
        if (rule == PopulateRule.OVERWRITE) {
            met().add(instance);
        }
    }

    private Set<Object> met() {
        if (met == null) {
            met = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        return met;
    }

    /**
     * An instance is met for which the load chooses how its relationships are loaded from now on. What is in memory stays; a collection
     * that is not becomes one of the kind that is chosen when it is touched.
     */
    void choose(Object instance, Mapper mapper, ChosenStrategies chosen) {
        if (choosers == null) {
            choosers = peers == null ? new PeerGroup() : peers;
        } else if (States.of(instance).peers == choosers) {
            // Another row of it was read before.
            return;
        }
        choosers.choose(instance, chosen);
        for (PluralAssociation plural : chosen.collections(mapper)) {
            PluralValues.renew(instance, plural);
        }
    }

    /** A row has been copied into an instance. */
    void loaded(Object instance, FetchGraph.Want[] wants) {
        if (peers != null) {
            peers.add(instance);
        }
        if (!(instance instanceof Instrumented)) {
            instrument(instance);
        }
        for (FetchGraph.Want want : wants) {
            want(instance, want);
        }
    }

    /** What an instance cannot report is found by comparing it, and what it holds is wrapped now. */
    private void instrument(Object instance) {
        if (unwoven == null) {
            unwoven = new ArrayList<>();
        }
        unwoven.add(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(States.of(instance).mapper);
        for (Attribute attribute : mapper.attributes()) {
            if (attribute instanceof PluralAttribute plural) {
                PluralValues.tracked(instance, plural);
            } else if (attribute instanceof EmbeddedAttribute embedded && embedded.tellsHolders()) {
                AttributeEvents.handOut(instance, embedded);
            }
        }
    }

    /** A row has met an instance that has all of it, and the caller wants more than the mapping. */
    void require(Object instance, FetchGraph.Want[] wants) {
        for (FetchGraph.Want want : wants) {
            want(instance, want);
        }
    }

    /** An instance is to have what a graph fetches. */
    void require(Object instance, FetchGraph graph) {
        InstanceState state = States.of(instance);
        boolean isMine = state.owner() == load.owner() && Lifecycle.of(state) == Lifecycle.PERSISTENT;
        if (!isMine || !(state.mapper instanceof Mapper mapper)) {
            return;
        }
        if (!graph.chosen().isNone()) {
            choose(instance, mapper, graph.chosen());
        }
        if (Expiry.isUnread(state) || lacksValue(mapper, state, graph)) {
            incomplete
                    .computeIfAbsent(new Rows(mapper, graph), rows -> new LinkedHashSet<>())
                    .add(Objects.requireNonNull(state.key));
        } else if (graph != FetchGraph.MAPPED) {
            require(instance, load.plans().wants(mapper, graph));
        }
    }

    private static boolean lacksValue(Mapper mapper, InstanceState state, FetchGraph graph) {
        if (graph.isMapped()) {
            return false;
        }
        for (Attribute attribute : mapper.attributes()) {
            if (attribute instanceof BasicAttribute value
                    && !state.isLoaded(value.number())
                    && graph.reads(mapper, value)) {
                return true;
            }
        }
        return false;
    }

    private void want(Object instance, FetchGraph.Want want) {
        AssociationPath path = want.path();
        if (!path.embedded().isEmpty() && !(path.attribute() instanceof ElementCollection)) {
            // An embeddable refers to instances of which only the key is known.
            requireTargets(instance, want);
        } else if (want.isStrategy()
                && (isLoaded(instance, path) || States.of(instance).isChanged(path.entityAttribute()))) {
            // What is there was loaded, or put there, for another reason, and so was what is behind it.
            return;
        } else if (isLoaded(instance, path) || setPresent(instance, path.attribute())) {
            if (want.target() != FetchGraph.MAPPED || path.attribute() instanceof ToOneAttribute) {
                requireTargets(instance, want);
            }
        } else {
            wanted.computeIfAbsent(want, key -> new ArrayList<>()).add(instance);
        }
    }

    /** A reference whose object the session has needs no statement. */
    private boolean setPresent(Object instance, Attribute attribute) {
        if (!(attribute instanceof ToOneAttribute toOne) || !toOne.isOwning()) {
            return false;
        }
        InstanceState state = States.of(instance);
        Object key = ForeignKeys.current(instance, toOne);
        Object present = key == null ? null : load.context().identityMap().get(toOne.target(), key);
        if (key != null && (present == null || Expiry.isUnread(States.of(present)) || replaces(present))) {
            return false;
        }
        toOne.set(instance, present);
        state.markLoaded(toOne.number(), true);
        return true;
    }

    private void requireTargets(Object instance, FetchGraph.Want want) {
        Object holder = instance;
        for (EmbeddedAttribute step : want.path().embedded()) {
            holder = holder == null ? null : step.get(holder);
        }
        Object value = holder == null ? null : want.path().attribute().get(holder);
        if (want.path().attribute() instanceof ElementCollection) {
            return;
        }
        if (value instanceof TrackedCollection collection) {
            collection.members().forEach(member -> require(member, want.target()));
        } else if (value != null) {
            require(value, want.target());
        }
    }

    /** A row has been copied into an instance as a whole: the program may want to hear of it after the last one. */
    void arrived(Object instance, Mapper mapper) {
        if (mapper.hears(LifecycleEvent.POST_LOAD)) {
            if (arrived == null) {
                arrived = new ArrayList<>();
            }
            arrived.add(instance);
        }
    }

    private static boolean isLoaded(Object instance, AssociationPath path) {
        Object holder = PluralValues.holder(instance, path);
        return holder == null
                || States.of(holder).isLoaded(path.attribute().number())
                        && (!(path.attribute().get(holder) instanceof TrackedCollection tracked)
                                || tracked.isInitialized());
    }

    /** A row brings an element of a collection, or none. */
    void fetched(Object owner, PluralAttribute attribute, @Nullable Object element, boolean isStrategy) {
        TrackedCollection collection = PluralValues.tracked(owner, attribute);
        if (isStrategy && !collection.isInitialized() && States.of(owner).isChanged(attribute.number())) {
            // Something waits for it: it is loaded when it is touched.
            return;
        }
        if (fetched == null) {
            fetched = new IdentityHashMap<>();
        }
        Fetched elements = fetched.get(collection);
        if (elements == null) {
            if (collection.isInitialized() && !overwrites(owner)) {
                return;
            }
            Set<Object> seen =
                    attribute.key() == null ? Collections.newSetFromMap(new IdentityHashMap<>()) : new HashSet<>();
            elements = new Fetched(attribute, new ArrayList<>(), seen);
            fetched.put(collection, elements);
        }
        // Several fetched collections multiply each other's rows; an element counts once.
        if (element != null) {
            elements.add(element);
        }
    }

    /**
     * After the last row: fills collections, loads what is eager, and calls the program's PostLoad methods. May send
     * further statements.
     */
    public void finish() {
        if (fetched != null) {
            fetched.forEach(this::fill);
        }
        while (!wanted.isEmpty() || !incomplete.isEmpty()) {
            loadWanted();
        }
        if (unwoven != null) {
            takeSnapshots(unwoven);
            unwoven = null;
        }
        if (arrived != null) {
            announceArrivals(arrived);
        }
    }

    private void fill(TrackedCollection collection, Fetched elements) {
        if (elements.attribute().key() instanceof ToOneAttribute keys) {
            RowKey.loadKeys(load, keys, List.of(elements.inOrder()));
        }
        RowKey.fill(collection, elements.attribute(), elements.inOrder());
    }

    private void takeSnapshots(List<Object> instances) {
        for (Object instance : instances) {
            if (!isGone(instance)) {
                Snapshots.take((Mapper) Objects.requireNonNull(States.of(instance).mapper), instance);
            }
        }
    }

    private static void announceArrivals(List<Object> instances) {
        for (Object instance : instances) {
            if (States.of(instance).mapper instanceof Mapper mapper) {
                mapper.announce(LifecycleEvent.POST_LOAD, instance);
            }
        }
    }

    private void loadWanted() {
        Map<FetchGraph.Want, List<Object>> associations = new LinkedHashMap<>(wanted);
        wanted.clear();
        Map<Rows, Set<Object>> rows = new LinkedHashMap<>(incomplete);
        incomplete.clear();
        EntityLoader entities = new EntityLoader(load);
        rows.forEach((of, keys) -> entities.selectAll(of.mapper(), List.copyOf(keys), of.graph()));
        AssociationLoader loader = new AssociationLoader(load, this);
        associations.forEach((want, instances) -> {
            List<Object> lacking = new ArrayList<>();
            for (Object instance : instances) {
                if (isGone(instance)) {
                    continue;
                }
                if (!isLoaded(instance, want.path())) {
                    lacking.add(instance);
                } else if (want.target() != FetchGraph.MAPPED) {
                    requireTargets(instance, want);
                }
            }
            if (!lacking.isEmpty()) {
                loader.load(want.path(), lacking, want.target());
            }
        });
    }

    private static boolean isGone(Object instance) {
        InstanceState state = States.of(instance);
        return state.owner() == null;
    }
}
