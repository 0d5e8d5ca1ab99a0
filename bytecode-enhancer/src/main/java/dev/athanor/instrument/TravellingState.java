package dev.athanor.instrument;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The serial form of an {@link InstanceState}: what merge in another JVM must know of the instance. Key and version go
 * along if they can.
 */
final class TravellingState implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final byte LOADED = 1;
    private static final byte DIRECT = 2;
    private static final byte CHANGED = 4;

    private final TravellingIndex index;
    /** LOADED, DIRECT, CHANGED per attribute, in the sender's numbers. */
    private final byte[] attributes;

    private final @Nullable Serializable key;
    private final @Nullable Serializable version;

    private TravellingState(TravellingIndex index, byte[] attributes, @Nullable Object key, @Nullable Object version) {
        this.index = index;
        this.attributes = attributes;
        this.key = key instanceof Serializable travels ? travels : null;
        this.version = version instanceof Serializable travels ? travels : null;
    }

    static TravellingState of(InstanceState state) {
        byte[] attributes = new byte[state.index().size()];
        for (int i = 0; i < attributes.length; i++) {
            attributes[i] = (byte) ((state.isLoaded(i) ? LOADED : 0)
                    | (state.isDirect(i) ? DIRECT : 0)
                    | (state.isChanged(i) ? CHANGED : 0));
        }
        return new TravellingState(state.index().travelling(), attributes, state.key, state.version);
    }

    /** Null where the class is not woven: there is no field then that would take the state. */
    @Serial
    private @Nullable Object readResolve() {
        AttributeIndex here = index.here();
        if (here == null) {
            return null;
        }
        InstanceState state = new InstanceState(here);
        int[] senders = index.sendersNumbers(here);
        for (int i = 0; i < senders.length; i++) {
            byte bits = senders[i] < 0 ? 0 : attributes[senders[i]];
            if ((bits & LOADED) != 0) {
                state.markLoaded(i, (bits & DIRECT) != 0);
            }
            if ((bits & CHANGED) != 0) {
                state.markChanged(i, InstanceState.NOT_LOADED);
            }
        }
        state.key = key;
        state.version = version;
        return state;
    }
}
