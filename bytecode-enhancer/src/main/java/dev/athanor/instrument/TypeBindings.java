package dev.athanor.instrument;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds classes to what the open factories know of them. Two factories that are open at once may bind one class only
 * alike; the last one that closes unbinds. Thread-safe.
 */
public final class TypeBindings {
    private static final Map<AttributeIndex, Integer> USES = new HashMap<>();

    private TypeBindings() {}

    /**
     * Binds a class for one factory.
     *
     * @param index the class
     * @param binding what the factory knows of it
     * @return null if bound; otherwise the signature of the binding that is in place and differs
     */
    public static @Nullable String bind(AttributeIndex index, TypeBinding binding) {
        synchronized (USES) {
            TypeBinding present = index.binding();
            if (present != null && !present.signature().equals(binding.signature())) {
                return present.signature();
            }
            if (present == null || binding.remembersUnowned() && !present.remembersUnowned()) {
                // Whoever needs no memory is not harmed by one.
                index.setBinding(binding);
            }
            USES.merge(index, 1, Integer::sum);
            return null;
        }
    }

    /**
     * Takes back one {@link #bind}.
     *
     * @param index the class
     */
    public static void unbind(AttributeIndex index) {
        synchronized (USES) {
            Integer left = USES.computeIfPresent(index, (i, uses) -> uses == 1 ? null : uses - 1);
            if (left == null) {
                index.setBinding(null);
            }
        }
    }
}
