package dev.athanor.internal.state;

import dev.athanor.LoadingStrategy;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/** Where an instance comes from, as far as it matters later: what whoever loaded it has said of the loading of its relationships. */
public interface LoadOrigin {
    /** What was said. */
    ChosenStrategies chosen();

    /** What was said when an instance was loaded. */
    static ChosenStrategies chosen(InstanceState state) {
        return state.peers instanceof LoadOrigin origin ? origin.chosen() : ChosenStrategies.NONE;
    }

    /** How an association of an instance is loaded: as was said when the instance was loaded, else as the mapping says; null as annotated. */
    static @Nullable LoadingStrategy strategy(Object instance, Association association) {
        InstanceState state = States.of(instance);
        LoadingStrategy chosen = state.peers instanceof LoadOrigin origin && state.mapper instanceof Mapper mapper
                ? origin.chosen().of(mapper, association)
                : null;
        return chosen == null ? association.rules().loading() : chosen;
    }
}
