package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads entities by key. One per use; cheap. */
public final class EntityLoader {
    private final LoadContext load;

    /**
     * Creates the loader.
     *
     * @param load what loaders need of the session
     */
    public EntityLoader(LoadContext load) {
        this.load = load;
    }

    /**
     * The instance of an identity: the one that the session has, or the one that its row gives.
     *
     * @param mapper the entity type
     * @param key its key
     * @return null if there is no row, or if the row is of another type
     */
    public @Nullable Object find(Mapper mapper, Object key) {
        Object present = load.context().find(mapper, key);
        if (present == null) {
            select(mapper, List.of(key), PopulateRule.FILL, false);
            present = load.context().identityMap().get(mapper, key);
        } else if (PersistenceContext.isReference(States.of(present))) {
            select(mapper(present), List.of(key), PopulateRule.FILL, false);
            if (PersistenceContext.isReference(States.of(present))) {
                load.context().detach(present);
                return null;
            }
        }
        return present != null && mapper(present).isA(mapper) ? present : null;
    }

    /**
     * Loads several entities, as far as the session does not have them.
     *
     * @param mapper their type
     * @param keys their keys; repetitions do no harm
     */
    void loadAll(Mapper mapper, List<Object> keys) {
        Set<Object> missing = new LinkedHashSet<>();
        for (Object key : keys) {
            Object present = load.context().identityMap().get(mapper, key);
            if (present == null || PersistenceContext.isReference(States.of(present))) {
                missing.add(key);
            }
        }
        List<Object> list = new ArrayList<>(missing);
        for (int from = 0; from < list.size(); from += LoadPlans.MOST_KEYS) {
            select(
                    mapper,
                    list.subList(from, Math.min(list.size(), from + LoadPlans.MOST_KEYS)),
                    PopulateRule.FILL,
                    false);
        }
    }

    /**
     * Reads what a persistent instance lacks of its row: everything if it is a reference, else lazy or expired
     * attributes.
     *
     * @throws MissingRowException if the row is gone
     */
    void complete(Object instance, boolean withLazy) {
        InstanceState state = States.of(instance);
        List<Object> peers = PersistenceContext.isReference(state) || withLazy
                ? List.of(instance)
                : PeerGroup.of(
                        instance,
                        LoadPlans.MOST_KEYS,
                        peer -> mapper(peer) == mapper(instance) && PersistenceContext.isReference(States.of(peer)));
        List<Object> keys = new ArrayList<>();
        peers.forEach(peer -> keys.add(Objects.requireNonNull(States.of(peer).key)));
        if (select(mapper(instance), keys, PopulateRule.FILL, withLazy) < keys.size()
                && PersistenceContext.isReference(state)) {
            throw missing(instance);
        }
    }

    /**
     * Replaces the state of an instance by that of its row. Changes are dropped, collections forgotten.
     *
     * @throws MissingRowException if the row is gone
     */
    public void refresh(Object instance) {
        InstanceState state = States.of(instance);
        Mapper mapper = mapper(instance);
        for (Attribute attribute : mapper.attributes()) {
            if (attribute.get(instance) instanceof TrackedCollection tracked) {
                tracked.reset();
                state.clearChanged(attribute.number());
            } else if (!mapper.id().contains(attribute)) {
                state.markUnloaded(attribute.number());
            }
        }
        state.clearAllChanged();
        load.context().modified().remove(instance);
        PersistenceContext.setReference(state, false);
        if (select(mapper, List.of(Objects.requireNonNull(state.key)), PopulateRule.OVERWRITE, false) == 0) {
            throw missing(instance);
        }
    }

    private static MissingRowException missing(Object instance) {
        return new MissingRowException(StateMessage.MISSING_ROW, Keys.describe(instance));
    }

    private int select(Mapper mapper, List<?> keys, PopulateRule rule, boolean withLazy) {
        LoadPlans.ByKey plan = load.plans().byKey(mapper, LoadPlans.rounded(keys.size()), withLazy);
        KeyBinding binding =
                new KeyBinding(keys, mapper.id().size(), plan.statement().slots());
        RowContext context = new RowContext(load, rule);
        int found = load.jdbc().statements().query(plan.statement().text(), binding, rows -> {
            int count = 0;
            while (rows.next()) {
                if (plan.reader().read(rows, context) != null) {
                    count++;
                }
            }
            return count;
        });
        context.finish();
        return found;
    }

    private static Mapper mapper(Object instance) {
        return (Mapper) Objects.requireNonNull(States.of(instance).mapper);
    }
}
