package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.state.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An association or collection of values that is loaded for instances which are in memory, in one statement for all of
 * them, and the associations behind it. Immutable, part of cached plans.
 *
 * @param path the association or collection as seen from its owners
 * @param next what is loaded for the instances at its far end
 */
public record FetchTree(AssociationPath path, List<FetchTree> next) {
    /** Copies the list. */
    public FetchTree {
        next = List.copyOf(next);
    }

    /**
     * Loads associations, as far as they are not loaded.
     *
     * @param load what loaders need of the session
     * @param owners persistent instances
     * @param fetches what to load for them
     */
    public static void load(LoadContext load, Collection<?> owners, List<FetchTree> fetches) {
        for (FetchTree fetch : fetches) {
            fetch.load(load, owners);
        }
    }

    private void load(LoadContext load, Collection<?> owners) {
        List<Object> mine = new ArrayList<>();
        for (Object owner : owners) {
            Mapper mapper = (Mapper) Objects.requireNonNull(States.of(owner).mapper);
            if (mapper.associations().contains(path) || mapper.collections().contains(path)) {
                mine.add(owner);
            }
        }
        if (path.embedded().isEmpty() || path.attribute() instanceof ElementCollection) {
            List<Object> lacking = new ArrayList<>(mine);
            lacking.removeIf(this::isLoaded);
            if (!lacking.isEmpty()) {
                new AssociationLoader(load).load(path, lacking);
            }
        }
        if (path.attribute() instanceof ElementCollection) {
            return;
        }
        Set<Object> targets = Collections.newSetFromMap(new IdentityHashMap<>());
        mine.forEach(owner -> collect(owner, targets));
        complete(load, targets);
        load(load, targets, next);
    }

    private boolean isLoaded(Object owner) {
        Object holder = PluralValues.holder(owner, path);
        if (holder == null) {
            return true;
        }
        return path.attribute() instanceof PluralAttribute plural
                ? PluralValues.isInitialized(holder, plural)
                : States.of(owner).isLoaded(path.attribute().number());
    }

    private void collect(Object owner, Set<Object> targets) {
        Object holder = owner;
        for (EmbeddedAttribute step : path.embedded()) {
            holder = holder == null ? null : step.get(holder);
        }
        @Nullable Object value = holder == null ? null : path.attribute().get(holder);
        if (value instanceof TrackedCollection collection) {
            for (Object element : collection.members()) {
                targets.add(element);
            }
        } else if (value != null) {
            targets.add(value);
        }
    }

    /** An embeddable refers to instances of which only the key is known. */
    private void complete(LoadContext load, Set<Object> targets) {
        List<Object> keys = new ArrayList<>();
        for (Object target : targets) {
            InstanceState state = States.of(target);
            if (PersistenceContext.isReference(state)) {
                keys.add(Objects.requireNonNull(state.key));
            }
        }
        if (!keys.isEmpty()) {
            new EntityLoader(load).loadAll(path.association().target(), keys);
        }
    }
}
