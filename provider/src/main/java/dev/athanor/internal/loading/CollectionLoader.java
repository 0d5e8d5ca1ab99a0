package dev.athanor.internal.loading;

import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.EmbeddableParent;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.LoadOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads collections when their members are needed, where the session does so together with those of peers. One per session. */
final class CollectionLoader {
    /** How many owners have a collection loaded together; collections can be long. */
    private static final int MOST_OWNERS = 128;

    private final LoadContext load;
    private final OwnerRow row;

    CollectionLoader(LoadContext load, OwnerRow row) {
        this.load = load;
        this.row = row;
    }

    /**
     * Loads a collection, unless it is none that is ever loaded as a whole.
     *
     * @param owner the entity or embeddable whose attribute it is
     * @param number the attribute
     * @param byProgram whether the program asks, so that a loading strategy may refuse
     */
    void initialize(Object owner, int number, boolean byProgram) {
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
        if (!row.exists(state)) {
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
            throw OwnerRow.refusal(owned.entity(), plural);
        }
        if (strategy == LoadingStrategy.NOLOAD) {
            // Empty, but not because anybody has said so: it does not count as loaded until it is changed.
            PluralValues.tracked(owner, plural).fill(List.of());
            States.of(owner).markUnset(number);
            return;
        }
        if (row.flushAndRequireKey(owned.entity(), state) && PluralValues.isInitialized(owner, plural)) {
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
        FetchGraph behind =
                plural instanceof Association association ? row.behind(state, association) : FetchGraph.MAPPED;
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

    /** The members of a collection for the engine, which are loaded if need be. */
    Collection<?> members(Object owner, int number) {
        Owned owned = Objects.requireNonNull(owned(owner, number, List.of()), "not attached");
        PluralAttribute plural = (PluralAttribute) owned.path().attribute();
        if (!PluralValues.isInitialized(owner, plural)) {
            initialize(owner, number, false);
        }
        TrackedCollection collection = PluralValues.tracked(owner, plural);
        // One whose strategy is to load nothing may stay as it is.
        return collection.isInitialized() ? collection.members() : List.of();
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
}
