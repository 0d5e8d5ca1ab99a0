package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.StateMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Loads the lazy values of an instance at the first touch of one of them: all of them, with those of a few peers, in one
 * statement that reads nothing else. One per use; cheap.
 */
final class ValueLoader {
    /** How many instances have their values loaded together: what is lazy is mostly so because it is large. */
    private static final int MOST_INSTANCES = 16;

    private final LoadContext load;

    ValueLoader(LoadContext load) {
        this.load = load;
    }

    /**
     * Loads what is lazy.
     *
     * @param instance a persistent instance, not a reference
     * @param touched the attribute that it lacks
     * @throws MissingRowException if the row is gone
     */
    void load(Object instance, BasicAttribute touched) {
        Mapper mapper = (Mapper) Objects.requireNonNull(States.of(instance).mapper);
        List<Object> peers = PeerGroup.of(instance, MOST_INSTANCES, peer -> {
            InstanceState state = States.of(peer);
            return state.mapper == mapper
                    && Lifecycle.of(state) == Lifecycle.PERSISTENT
                    && !PersistenceContext.isReference(state)
                    && !state.isLoaded(touched.number());
        });
        List<Object> keys = new ArrayList<>();
        peers.forEach(peer -> keys.add(Objects.requireNonNull(States.of(peer).key)));
        LoadPlans.LazyValues plan = load.plans().lazyValues(mapper, LoadPlans.rounded(keys.size()));
        KeyBinding binding =
                new KeyBinding(keys, mapper.id().size(), plan.statement().slots());
        load.jdbc().statements().query(plan.statement().text(), binding, rows -> {
            int count = 0;
            while (rows.next()) {
                Object key = Objects.requireNonNull(plan.key().read(rows));
                Object found = load.context().identityMap().get(mapper, key);
                if (found != null) {
                    fill(found, plan, rows);
                    count++;
                }
            }
            return count;
        });
        if (!States.of(instance).isLoaded(touched.number())) {
            throw new MissingRowException(StateMessage.MISSING_ROW, Keys.describe(instance));
        }
    }

    private static void fill(Object instance, LoadPlans.LazyValues plan, ResultSet row) throws SQLException {
        InstanceState state = States.of(instance);
        for (int i = 0; i < plan.attributes().size(); i++) {
            BasicAttribute attribute = plan.attributes().get(i);
            // What the program has written stays.
            if (!state.isLoaded(attribute.number())) {
                attribute.set(
                        instance, attribute.type().read(row, plan.columns().get(i)));
                state.markLoaded(attribute.number(), !attribute.isEvented());
            }
        }
    }
}
