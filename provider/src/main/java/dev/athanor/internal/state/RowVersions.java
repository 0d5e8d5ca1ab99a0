package dev.athanor.internal.state;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import org.jspecify.annotations.Nullable;

/** What instances know of the versions of their rows. */
public final class RowVersions {
    private RowVersions() {}

    /** The version that the row has as far as the instance knows, whatever the program wrote into the attribute. */
    public static @Nullable Object of(BasicAttribute version, Object instance) {
        InstanceState state = States.of(instance);
        return state.isChanged(version.number()) ? state.committed(version.number()) : version.get(instance);
    }

    /**
     * Whether the changes of a row are counted. One that somebody else has inserted without a version is found by its key alone, and
     * gets no version by being changed.
     *
     * @param mapper the type of the instance
     * @param instance an instance that has read its version
     */
    public static boolean isCounted(Mapper mapper, Object instance) {
        BasicAttribute version = mapper.version();
        return version != null && of(version, instance) != null;
    }
}
