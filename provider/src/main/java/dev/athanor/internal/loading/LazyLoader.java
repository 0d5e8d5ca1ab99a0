package dev.athanor.internal.loading;

import dev.athanor.instrument.EmbeddableParent;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.HeldKeys;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers the first touch of an attribute of an attached instance: loads it, together with that of peers that will want
 * the same, and remembers mutable values before they are handed out. One per session.
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

    /** The program reads an attribute that is not direct. On return the field holds what may be handed out. */
    public void read(Object instance, int number) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        Attribute attribute = mapper.attribute(number);
        if (attribute == null) {
            // Not persistent: whatever the field holds is the value.
            state.markLoaded(number, true);
            return;
        }
        if (!state.isLoaded(number) && Lifecycle.of(state) == Lifecycle.PERSISTENT) {
            load(instance, state, attribute);
        }
        if (attribute.changesUnseen()) {
            load.context().handOut(instance, attribute);
        }
        AttributeEvents.handOut(instance, attribute);
    }

    private void load(Object instance, InstanceState state, Attribute attribute) {
        int number = attribute.number();
        if (attribute instanceof PluralAttribute plural) {
            // The collection itself loads when its members are needed.
            PluralValues.tracked(instance, plural);
            return;
        }
        if (PersistenceContext.isReference(state)) {
            new EntityLoader(load).complete(instance, FetchGraph.MAPPED);
        }
        if (!state.isLoaded(number)) {
            if (attribute instanceof ToOneAttribute toOne) {
                loadToOne(instance, state, toOne);
            } else if (attribute instanceof BasicAttribute basic && basic.isLazy()) {
                new ValueLoader(load).load(instance, basic);
            } else {
                new EntityLoader(load).complete(instance, FetchGraph.WHOLE_ROW);
            }
        }
    }

    private void loadToOne(Object instance, InstanceState state, ToOneAttribute toOne) {
        if (toOne.isOwning()) {
            Object key = HeldKeys.get(state, toOne);
            Object present = key == null ? null : load.context().identityMap().get(toOne.target(), key);
            if (key == null || present != null) {
                toOne.set(instance, present);
                state.markLoaded(toOne.number(), true);
                return;
            }
        }
        List<Object> owners = PeerGroup.of(instance, LoadPlans.MOST_KEYS, peer -> {
            InstanceState other = States.of(peer);
            return isLoadable(other, toOne) && (!toOne.isOwning() || HeldKeys.get(other, toOne) != null);
        });
        new AssociationLoader(load).load(new AssociationPath(List.of(), toOne), owners, FetchGraph.MAPPED);
        if (!state.isLoaded(toOne.number())) {
            throw new MissingRowException(
                    StateMessage.MISSING_TARGET,
                    Keys.describe(instance),
                    toOne.name(),
                    Keys.describe(toOne.target(), HeldKeys.get(state, toOne)));
        }
    }

    /** Whether a persistent peer has the attribute, and lacks it. */
    private static boolean isLoadable(InstanceState state, Attribute attribute) {
        return state.mapper instanceof Mapper mapper
                && mapper.attribute(attribute.number()) == attribute
                && Lifecycle.of(state) == Lifecycle.PERSISTENT
                && !PersistenceContext.isReference(state)
                && !state.isLoaded(attribute.number());
    }

    /**
     * A tracked collection needs its members.
     *
     * @param owner the entity or embeddable whose attribute it is
     */
    public void initialize(Object owner, int number) {
        Owned owned = owned(owner, number, List.of());
        if (owned == null) {
            // No entity holds the embeddable any more: whoever asked says that there is no session.
            return;
        }
        AssociationPath path = owned.path();
        PluralAttribute plural = (PluralAttribute) path.attribute();
        if (Lifecycle.of(States.of(owned.entity())) != Lifecycle.PERSISTENT) {
            // There are no rows yet, or none any more.
            PluralValues.tracked(owner, plural).fill(List.of());
            return;
        }
        List<Object> owners = PeerGroup.of(owned.entity(), MOST_OWNERS, peer -> {
            InstanceState other = States.of(peer);
            return other.mapper instanceof Mapper type
                    && type.collections().contains(path)
                    && Lifecycle.of(other) == Lifecycle.PERSISTENT
                    && isLacking(peer, other, path);
        });
        new AssociationLoader(load).load(path, owners, FetchGraph.MAPPED);
    }

    /** Whether a peer has not loaded a collection; one in an embeddable that was not read is left alone. */
    private static boolean isLacking(Object peer, InstanceState state, AssociationPath path) {
        if (!path.embedded().isEmpty() && !state.isLoaded(path.entityAttribute())) {
            return false;
        }
        Object holder = PluralValues.holder(peer, path);
        return holder != null && !PluralValues.isInitialized(holder, (PluralAttribute) path.attribute());
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
