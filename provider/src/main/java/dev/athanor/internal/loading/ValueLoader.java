package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.ObjectDeletedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads values of the row of an instance at the first touch of one of them, in one statement that reads nothing else. One per use;
 * cheap.
 *
 * @see <a href="https://docs.sqlalchemy.org/en/20/orm/queryguide/columns.html">Column Loading Options</a>
 */
final class ValueLoader {
    /** How many instances have their values loaded together: what is lazy is mostly so because it is large. */
    private static final int MOST_INSTANCES = 16;

    private final LoadContext load;

    ValueLoader(LoadContext load) {
        this.load = load;
    }

    /**
     * Loads a lazy value; where instances that came together are loaded together, so are all lazy values.
     *
     * @param instance an instance with a row
     * @param touched the attribute that it lacks
     * @throws MissingRowException if the row is gone, and that is an error
     * @throws ObjectDeletedException if the row is gone, and that says that the instance was deleted
     */
    void loadLazy(Object instance, BasicAttribute touched) {
        Mapper mapper = Mapper.of(instance);
        List<Object> peers = !load.loadsPeers()
                ? List.of(instance)
                : PeerGroup.of(instance, MOST_INSTANCES, peer -> {
                    InstanceState state = States.of(peer);
                    return state.mapper == mapper
                            && Lifecycle.of(state) == Lifecycle.PERSISTENT
                            && !Expiry.isUnread(state)
                            && !state.isLoaded(touched.number());
                });
        load(mapper, mapper.lazyValues(touched, load.loadsPeers()), peers);
        require(instance, touched);
    }

    /**
     * Loads a value with all others of the row that are missing and not lazy: those that were expired, or that belong to a subclass
     * of the one that was read.
     *
     * @param instance an instance with a row
     * @param touched the attribute that it lacks: basic or embedded
     * @throws MissingRowException if the row is gone, and that is an error
     * @throws ObjectDeletedException if the row is gone, and that says that the instance was deleted
     */
    void loadMissing(Object instance, Attribute touched) {
        Mapper mapper = Mapper.of(instance);
        InstanceState state = States.of(instance);
        List<BasicAttribute> missing = new ArrayList<>();
        boolean simple = touched instanceof BasicAttribute;
        for (Attribute attribute : mapper.attributes()) {
            boolean lacks = !state.isLoaded(attribute.number())
                    && !state.isChanged(attribute.number())
                    && !state.isAbsent(attribute.number());
            if (lacks && attribute instanceof BasicAttribute basic && (!basic.isLazy() || basic == touched)) {
                missing.add(basic);
            } else if (lacks && attribute instanceof EmbeddedAttribute) {
                simple = false;
            }
        }
        if (simple) {
            load(mapper, missing, List.of(instance));
        } else {
            new EntityLoader(load).complete(instance);
        }
        require(instance, touched);
    }

    /**
     * Loads those of some attributes that are missing and lie in the row.
     *
     * @return whether there is a row
     */
    boolean load(Object instance, Collection<Attribute> attributes) {
        Mapper mapper = Mapper.of(instance);
        List<BasicAttribute> values = new ArrayList<>();
        boolean simple = true;
        Set<Attribute> wanted = new LinkedHashSet<>(attributes);
        if (attributes.stream().anyMatch(Association.class::isInstance)) {
            // They hang on the key.
            wanted.addAll(mapper.idAttributes());
        }
        for (Attribute attribute : wanted) {
            if (attribute instanceof BasicAttribute basic) {
                values.add(basic);
            } else if (attribute instanceof EmbeddedAttribute
                    || attribute instanceof ToOneAttribute toOne
                            && toOne.isOwning()
                            && toOne.keyAttributes().isEmpty()) {
                simple = false;
            }
        }
        int found = simple ? load(mapper, values, List.of(instance)) : new EntityLoader(load).fill(instance);
        return found > 0;
    }

    private void require(Object instance, Attribute touched) {
        if (!States.of(instance).isLoaded(touched.number())) {
            throw EntityLoader.missing(load, instance);
        }
    }

    private int load(Mapper mapper, List<BasicAttribute> attributes, List<Object> instances) {
        List<Object> keys = new ArrayList<>();
        instances.forEach(instance -> keys.add(Objects.requireNonNull(States.of(instance).key)));
        LoadPlans.Values plan = keys.size() == 1
                ? load.plans().valuesOfOne(mapper, attributes, keys.get(0))
                : load.plans().values(mapper, attributes, LoadPlans.rounded(keys.size()));
        KeyBinding binding =
                new KeyBinding(keys, mapper.id().size(), plan.statement().slots());
        // Another instance may have taken over the row of one that is asked for alone.
        Object only = instances.size() == 1 ? instances.get(0) : null;
        return load.jdbc().statements().query(plan.statement().text(), binding, rows -> {
            int count = 0;
            while (rows.next()) {
                Object key = Objects.requireNonNull(plan.key().read(rows));
                Object found =
                        only != null ? only : load.context().identityMap().get(mapper, key);
                if (found != null) {
                    fill(found, plan, rows);
                    count++;
                }
            }
            return count;
        });
    }

    private static void fill(Object instance, LoadPlans.Values plan, ResultSet row) throws SQLException {
        InstanceState state = States.of(instance);
        Expiry.clear(state);
        for (int i = 0; i < plan.attributes().size(); i++) {
            BasicAttribute attribute = plan.attributes().get(i);
            // What the program has written, or taken away, stays.
            if (!state.isLoaded(attribute.number()) && !state.isChanged(attribute.number())) {
                @Nullable Object value = attribute.type().read(row, plan.columns().get(i));
                attribute.set(instance, value);
                state.markLoaded(attribute.number(), !attribute.isEvented());
            }
        }
    }
}
