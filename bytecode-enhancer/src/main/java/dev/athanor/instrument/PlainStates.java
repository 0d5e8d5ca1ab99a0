package dev.athanor.instrument;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The states of instances whose classes are not enhanced, by identity. An instance that nobody refers to takes its state
 * along. Thread-safe.
 */
final class PlainStates {
    private static final Map<Object, InstanceState> STATES = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();

    private PlainStates() {}

    static @Nullable InstanceState known(Object instance) {
        return STATES.get(new Probe(instance));
    }

    static InstanceState of(Object instance) {
        InstanceState known = known(instance);
        if (known != null) {
            return known;
        }
        for (Reference<?> gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) {
            STATES.remove(gone);
        }
        return STATES.computeIfAbsent(
                new Key(instance), key -> new InstanceState(AttributeIndex.numbering(instance.getClass())));
    }

    /** Looks an instance up without a reference object: equal to the key of the same instance. */
    private record Probe(Object instance) {
        @Override
        public int hashCode() {
            return System.identityHashCode(instance);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.refersTo(instance)
                    || other instanceof Probe probe && probe.instance == instance;
        }
    }

    /** A weak key that stays removable after its instance is gone. */
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object instance) {
            super(instance, COLLECTED);
            hash = System.identityHashCode(instance);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (other instanceof Probe probe) {
                return refersTo(probe.instance());
            }
            Object mine = get();
            return this == other || other instanceof Key key && mine != null && key.refersTo(mine);
        }
    }
}
