package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.ElementImage;
import dev.athanor.internal.state.PersistenceContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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

    private final LoadContext load;
    private final PopulateRule rule;
    private final PeerGroup peers = new PeerGroup();
    private final ReferenceFactory references;
    private final Map<AssociationPath, List<Object>> eager = new LinkedHashMap<>();
    /** Of what embeddables refer to, what is to be there when the result is. */
    private @Nullable Map<Mapper, List<Object>> referred;

    private @Nullable IdentityHashMap<TrackedCollection, Fetched> fetched;
    /** Those of the instances read that have methods for it. */
    private @Nullable List<Object> arrived;

    private boolean checksVersions;

    private @Nullable Set<Object> met;

    /**
     * Starts an execution.
     *
     * @param load what loaders need of the session
     * @param rule what happens to instances that the session has already
     */
    public RowContext(LoadContext load, PopulateRule rule) {
        this.load = load;
        this.rule = rule;
        this.references = new ReferenceFactory(load);
    }

    LoadContext load() {
        return load;
    }

    /** From now on rows must have the versions that instances know of: because they are locked. */
    public void checkVersions() {
        checksVersions = true;
    }

    boolean checksVersions() {
        return checksVersions;
    }

    PopulateRule rule() {
        return rule;
    }

    ReferenceFactory references() {
        return references;
    }

    /** Whether an instance is met for the first time in this execution. */
    boolean firstMeeting(Object instance) {
        if (met == null) {
            met = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        return met.add(instance);
    }

    /** A row has been copied into an instance. */
    void loaded(Object instance, Mapper mapper) {
        peers.add(instance);
        if (mapper.isEagerBeyondRows()) {
            wantEager(instance, mapper);
        }
    }

    /** What is loaded with an instance by further statements. */
    private void wantEager(Object instance, Mapper mapper) {
        for (AssociationPath path : mapper.eagerAssociations()) {
            if (path.embedded().isEmpty()
                    && !(path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning())
                    && !isLoaded(instance, path)) {
                eager.computeIfAbsent(path, attribute -> new ArrayList<>()).add(instance);
            }
        }
        mapper.eagerElements().forEach(elements -> wantEager(instance, elements));
    }

    private void wantEager(Object instance, AssociationPath elements) {
        if (!isLoaded(instance, elements)) {
            eager.computeIfAbsent(elements, attribute -> new ArrayList<>()).add(instance);
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

    /** A row refers to an object that is to be there when the result is. */
    void wantEager(Object instance, ToOneAttribute toOne, Object key) {
        Object present = load.context().identityMap().get(toOne.target(), key);
        if (present != null && !PersistenceContext.isReference(States.of(present))) {
            toOne.set(instance, present);
            States.of(instance).markLoaded(toOne.number(), true);
        } else {
            eager.computeIfAbsent(new AssociationPath(List.of(), toOne), attribute -> new ArrayList<>())
                    .add(instance);
        }
    }

    /** An embeddable refers to an instance that is to be there when the result is. */
    void wantEager(Mapper type, Object instance) {
        if (PersistenceContext.isReference(States.of(instance))) {
            if (referred == null) {
                referred = new LinkedHashMap<>();
            }
            referred.computeIfAbsent(type, key -> new ArrayList<>())
                    .add(Objects.requireNonNull(States.of(instance).key));
        }
    }

    /** A row brings an element of a collection, or none. */
    void fetched(Object owner, PluralAttribute attribute, @Nullable Object element) {
        TrackedCollection collection = PluralValues.tracked(owner, attribute);
        if (fetched == null) {
            fetched = new IdentityHashMap<>();
        }
        Fetched elements = fetched.get(collection);
        if (elements == null) {
            if (collection.isInitialized() && rule == PopulateRule.FILL) {
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
        if (referred != null) {
            Map<Mapper, List<Object>> wanted = referred;
            referred = null;
            wanted.forEach(new EntityLoader(load)::loadAll);
        }
        if (!eager.isEmpty()) {
            loadEager();
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

    private static void announceArrivals(List<Object> instances) {
        for (Object instance : instances) {
            if (States.of(instance).mapper instanceof Mapper mapper) {
                mapper.announce(LifecycleEvent.POST_LOAD, instance);
            }
        }
    }

    private void loadEager() {
        Map<AssociationPath, List<Object>> wanted = new LinkedHashMap<>(eager);
        eager.clear();
        AssociationLoader loader = new AssociationLoader(load);
        wanted.forEach((path, instances) -> {
            instances.removeIf(instance -> isLoaded(instance, path) || isGone(instance));
            if (!instances.isEmpty()) {
                loader.load(path, instances);
            }
        });
    }

    private static boolean isGone(Object instance) {
        InstanceState state = States.of(instance);
        return state.owner() == null;
    }
}
