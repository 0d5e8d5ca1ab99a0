package dev.athanor.internal.loading;

import dev.athanor.instrument.InstanceState;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.LoadOrigin;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.message.StateMessage;
import java.util.Objects;

/**
 * What loading something of an instance asks of its own row first: whether there is one, and, after the flush that goes before a read,
 * the values that what is loaded hangs on. One per session.
 */
final class OwnerRow {
    private final LoadContext load;

    OwnerRow(LoadContext load) {
        this.load = load;
    }

    /** Whether there is, or was in this transaction, a row that can tell what an instance lacks. */
    boolean exists(InstanceState state) {
        return switch (Lifecycle.of(state)) {
            case PERSISTENT -> true;
            case DELETED -> load.takesMissingAsDeleted();
            case TRANSIENT, PENDING, DETACHED -> false;
        };
    }

    /** Reads a value of the row, with the rest of it where that is not known either. */
    void loadValue(Object instance, InstanceState state, Attribute attribute) {
        if (attribute instanceof BasicAttribute basic && basic.isLazy()) {
            new ValueLoader(load).loadLazy(instance, basic);
            return;
        }
        if (Expiry.isUnread(state)) {
            new EntityLoader(load).complete(instance);
        }
        if (!state.isLoaded(attribute.number())) {
            new ValueLoader(load).loadMissing(instance, attribute);
        }
    }

    /**
     * Before the row of an instance is read the session may flush; if that deletes the row there is nothing left to read, though the
     * flush itself may have had to read it.
     */
    void flushBefore(Object instance, InstanceState state) {
        boolean hadRow = Lifecycle.of(state) == Lifecycle.PERSISTENT;
        load.guard().autoflushForLoad();
        if (hadRow && Lifecycle.of(state) == Lifecycle.DELETED) {
            throw EntityLoader.missing(load, instance);
        }
    }

    /**
     * Flushes, and reads the key that an association hangs on if need be.
     *
     * @return whether the row of the entity was read, which may have brought the association along
     */
    boolean flushAndRequireKey(Object entity, InstanceState state) {
        boolean lacksKey = lacksKey(state);
        if (lacksKey) {
            // Two statements, each after a flush: a removal that a relationship holds up in the first takes place in
            // the second.
            flushBefore(entity, state);
            requireKey(entity, state);
        }
        load.guard().autoflushForLoad();
        requireKey(entity, state);
        return lacksKey;
    }

    /** Whether part of the key has to be read. */
    static boolean lacksKey(InstanceState state) {
        for (Attribute part : ((Mapper) Objects.requireNonNull(state.mapper)).idAttributes()) {
            if (!state.isLoaded(part.number()) && !(part instanceof ToOneAttribute)) {
                return true;
            }
        }
        return false;
    }

    /** Where what is loaded hangs on the key of its owner, an owner that has forgotten everything reads its row first. */
    void requireKey(Object entity, InstanceState state) {
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        for (Attribute part : mapper.idAttributes()) {
            if (!state.isLoaded(part.number()) && !(part instanceof ToOneAttribute)) {
                loadValue(entity, state, part);
            }
        }
    }

    /** What is fetched with the far end of an association that is touched; what was chosen for its owner goes along. */
    FetchGraph behind(InstanceState state, Association association) {
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        ChosenStrategies chosen = LoadOrigin.chosen(state);
        return chosen.isNone()
                ? load.plans().touched(mapper, association)
                : FetchGraph.touched(mapper, association, chosen);
    }

    /** What is said to the program where the loading strategy is to refuse. */
    static RaiseLoadException refusal(Object instance, Attribute attribute) {
        return new RaiseLoadException(StateMessage.LOAD_REFUSED, Keys.describe(instance) + "." + attribute.name());
    }
}
