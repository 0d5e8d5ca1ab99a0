package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.ForeignKeys;
import dev.athanor.internal.state.Keys;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads one association, or one collection of values, of several owners in one statement. One per use; cheap. */
final class AssociationLoader {
    private final LoadContext load;
    private final @Nullable RowContext within;

    AssociationLoader(LoadContext load) {
        this(load, null);
    }

    /**
     * Creates a loader for what a result is still without.
     *
     * @param load what loaders need of the session
     * @param within the execution that brought the result; null if there is none
     */
    AssociationLoader(LoadContext load, @Nullable RowContext within) {
        this.load = load;
        this.within = within;
    }

    /**
     * Loads the far ends. A reference whose row does not exist stays unloaded.
     *
     * @param path the association or collection; of those in embeddables only collections
     * @param owners persistent instances that have not loaded it
     * @param graph what is fetched with the far ends
     */
    void load(AssociationPath path, List<Object> owners, FetchGraph graph) {
        Attribute association = path.attribute();
        if (association instanceof ToOneAttribute toOne && toOne.isOwning()) {
            loadReferences(toOne, owners, graph);
            return;
        }
        for (int from = 0; from < owners.size(); from += LoadPlans.MOST_KEYS) {
            loadByOwner(path, owners.subList(from, Math.min(owners.size(), from + LoadPlans.MOST_KEYS)), graph);
        }
    }

    private void loadReferences(ToOneAttribute toOne, List<Object> owners, FetchGraph graph) {
        List<Object> keys = new ArrayList<>();
        for (Object owner : owners) {
            keys.add(Objects.requireNonNull(ForeignKeys.current(owner, toOne)));
        }
        boolean missingIsDeleted = load.takesMissingAsDeleted();
        List<Object> loaded = new EntityLoader(load, within).loadAll(toOne.target(), keys, graph);
        try {
            for (int i = 0; i < keys.size(); i++) {
                Object target = load.context().identityMap().get(toOne.target(), keys.get(i));
                InstanceState state = States.of(owners.get(i));
                if (target != null && missingIsDeleted && Expiry.isUnread(States.of(target))) {
                    // Its row was asked for, and did not come.
                    load.context().setDeleted(target);
                    target = null;
                }
                // A row that is missing is an error for whoever touches the attribute, not for its peers; one that is
                // not to be read is as good as none, and so is one of which the database knows that a part of the key
                // is null.
                boolean settled = target != null
                        || load.plans().restricts(toOne.target())
                        || LoadPlans.isPartial(toOne.target(), keys.get(i));
                if (settled && !state.isLoaded(toOne.number())) {
                    toOne.set(owners.get(i), target);
                    state.markLoaded(toOne.number(), true);
                }
            }
        } finally {
            Reference.reachabilityFence(loaded);
        }
    }

    /**
     * Reads the far end of an inverse reference without storing it.
     *
     * @param toOne the reference
     * @param owner an instance with a row
     */
    List<@Nullable Object> find(ToOneAttribute toOne, Object owner) {
        RowContext context = new RowContext(load, PopulateRule.FILL);
        Object key = Objects.requireNonNull(States.of(owner).key);
        List<@Nullable Object> found =
                Objects.requireNonNull(read(toOne, Mapper.of(owner), List.of(key), FetchGraph.MAPPED, context)
                        .get(key));
        context.finish();
        return found;
    }

    private void loadByOwner(AssociationPath path, List<Object> owners, FetchGraph graph) {
        RowContext context = within == null ? new RowContext(load, PopulateRule.FILL) : within.nested();
        List<Object> keys = owners.stream().map(this::key).toList();
        Map<Object, List<@Nullable Object>> members =
                read(path.attribute(), Mapper.of(owners.get(0)), keys, graph, context);
        for (Object owner : owners) {
            List<@Nullable Object> found = Objects.requireNonNull(members.get(key(owner)));
            settle(path, owner, found);
        }
        context.finish();
    }

    /** The key by which the far ends of an owner are found. */
    private Object key(Object owner) {
        Object written = load.readsByWrittenKeys() ? Keys.of(Mapper.of(owner), owner) : null;
        return written == null ? Objects.requireNonNull(States.of(owner).key) : written;
    }

    /** The far ends by the keys of their owners. */
    private Map<Object, List<@Nullable Object>> read(
            Attribute association, Mapper ownerType, List<Object> keys, FetchGraph graph, RowContext context) {
        Map<Object, List<@Nullable Object>> members = new HashMap<>();
        keys.forEach(key -> members.put(key, new ArrayList<>()));
        LoadPlans.ByOwner plan = load.plans().byOwner(association, ownerType, LoadPlans.rounded(keys.size()), graph);
        KeyBinding binding =
                new KeyBinding(keys, ownerType.id().size(), plan.statement().slots());
        Set<Pair> seen = new HashSet<>();
        load.jdbc().statements().query(plan.statement().text(), binding, rows -> {
            while (rows.next()) {
                List<@Nullable Object> of =
                        members.get(Objects.requireNonNull(plan.owner().read(rows)));
                Object member = plan.reader().read(rows, context);
                if (of != null
                        && (member != null || association instanceof ElementCollection)
                        && (!plan.repeats() || member == null || seen.add(new Pair(of, member)))) {
                    of.add(plan.key() == null ? member : new RowKey(plan.key().read(rows, context), member));
                }
            }
            return members;
        });
        if (plan.key() != null && plan.key().attribute() instanceof ToOneAttribute entities) {
            // Before they are looked at: a map asks for their hash codes.
            RowKey.loadKeys(load, entities, members.values());
        }
        return members;
    }

    /** One member of one owner, by identity. */
    private record Pair(Object list, Object member) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair pair && pair.list == list && pair.member == member;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(list) * 31 + System.identityHashCode(member);
        }
    }

    private static void settle(AssociationPath path, Object owner, List<@Nullable Object> found) {
        if (path.attribute() instanceof PluralAttribute plural) {
            Object holder = PluralValues.holder(owner, path);
            if (holder != null) {
                TrackedCollection collection = PluralValues.tracked(holder, plural);
                RowKey.fill(collection, plural, found);
                if (holder != owner && States.of(owner).isChanged(path.entityAttribute())) {
                    // The owner is known as changed: nobody will say so again when an element changes.
                    collection.remember();
                }
            }
        } else {
            ToOneAttribute toOne = (ToOneAttribute) path.attribute();
            toOne.set(owner, found.isEmpty() ? null : found.get(0));
            States.of(owner).markLoaded(toOne.number(), true);
        }
    }
}
