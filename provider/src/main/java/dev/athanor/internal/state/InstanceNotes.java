package dev.athanor.internal.state;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something noted of each of several instances, which are told apart by identity. Keeps its instances, or lets those go that nobody
 * else refers to, and forgets what was noted of them. Not thread-safe.
 *
 * @param <V> what is noted
 */
public final class InstanceNotes<V> {
    private final @Nullable ReferenceQueue<Object> collected;
    /** Small: most sessions only read. */
    private Map<Object, V> notes = Map.of();

    /**
     * Creates an empty collection of notes.
     *
     * @param weak whether instances can go
     */
    public InstanceNotes(boolean weak) {
        collected = weak ? new ReferenceQueue<>() : null;
    }

    private static final class Weak extends WeakReference<Object> {
        private final int hash;

        Weak(Object instance, @Nullable ReferenceQueue<Object> queue) {
            super(instance, queue);
            hash = System.identityHashCode(instance);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            Object mine = get();
            return this == other || other instanceof Weak weak && mine != null && weak.refersTo(mine);
        }
    }

    private Object key(Object instance, @Nullable ReferenceQueue<Object> queue) {
        return collected == null ? instance : new Weak(instance, queue);
    }

    /** Notes something, unless something is noted of the instance already. */
    public void note(Object instance, V value) {
        if (notes.isEmpty()) {
            notes = collected == null ? new IdentityHashMap<>(2) : new HashMap<>();
        }
        if (collected != null) {
            for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
                notes.remove(gone);
            }
        }
        notes.putIfAbsent(key(instance, collected), value);
    }

    /** Whether nothing was noted of anybody. */
    public boolean isEmpty() {
        return notes.isEmpty();
    }

    /** Whether anything is noted of an instance. */
    public boolean contains(Object instance) {
        return !notes.isEmpty() && notes.containsKey(key(instance, null));
    }

    /** Forgets an instance. */
    public void remove(Object instance) {
        if (!notes.isEmpty()) {
            notes.remove(key(instance, null));
        }
    }

    /** The instances; a copy. */
    public List<Object> instances() {
        List<Object> found = new ArrayList<>(notes.size());
        forEach((instance, value) -> found.add(instance));
        return found;
    }

    /** Tells somebody of each instance. */
    public void forEach(Consumer<Object> visitor) {
        instances().forEach(visitor);
    }

    /** Tells somebody of each instance and what is noted of it. */
    public void forEach(BiConsumer<Object, V> visitor) {
        for (Entry<Object, V> entry : notes.entrySet()) {
            Object instance = entry.getKey() instanceof Weak weak ? weak.get() : entry.getKey();
            if (instance != null) {
                visitor.accept(instance, Objects.requireNonNull(entry.getValue()));
            }
        }
    }
}
