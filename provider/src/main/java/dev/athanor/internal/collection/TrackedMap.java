package dev.athanor.internal.collection;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute declared as Map holds: the elements are its values, in the order of the rows, then of insertion.
 * Keys are attributes of the elements, or stand beside them in the rows. The views are those of AbstractMap over the
 * entry set, and tracked like it.
 *
 * @param <K> key type
 * @param <V> element type
 */
public final class TrackedMap<K extends @Nullable Object, V extends @Nullable Object> extends AbstractMap<K, V>
        implements TrackedCollection, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For maps that are never filled. */
    static final CollectionKind NEVER_FILLED = CollectionKind.map(element -> {
        throw new IllegalStateException("a map that came unloaded out of a stream is never filled");
    });

    private final transient Map<K, V> content = new LinkedHashMap<>();
    private final transient CollectionKind kind;
    private final transient Tracking tracking;

    TrackedMap(@Nullable Object owner, int attribute, CollectionKind kind) {
        this.kind = kind;
        tracking = new MapTracking(owner, attribute, kind);
    }

    @Override
    public Tracking tracking() {
        return tracking;
    }

    private Map<K, V> loaded() {
        tracking.require();
        return content;
    }

    /** Takes the program's entries, with the keys that it chose. */
    @SuppressWarnings("unchecked") // the attribute's declared type
    void start(Map<?, ?> entries) {
        tracking.start(List.of());
        content.putAll((Map<? extends K, ? extends V>) entries);
        content.values().forEach(tracking::belongs);
    }

    // ---- reads ----------------------------------------------------------------------------------------------

    @Override
    public int size() {
        return loaded().size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return loaded().containsKey(key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return loaded().get(key);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries();
    }

    // ---- changes --------------------------------------------------------------------------------------------

    @Override
    public @Nullable V put(K key, V value) {
        boolean known = loaded().containsKey(key);
        V before = content.get(key);
        if (!known || before != value) {
            if (known) {
                tracking.leaving(before);
            }
            tracking.joining(value);
            content.put(key, value);
            if (known) {
                tracking.left(before);
            }
            tracking.joined(value);
        }
        return before;
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        if (!loaded().containsKey(key)) {
            return null;
        }
        tracking.leaving(content.get(key));
        V removed = content.remove(key);
        tracking.left(removed);
        return removed;
    }

    @Override
    public void clear() {
        if (!loaded().isEmpty()) {
            List<V> removed = new ArrayList<>(content.values());
            tracking.leaving(removed);
            content.clear();
            tracking.left(removed);
        }
    }

    @Override
    public void removeEach() {
        clear();
    }

    // ---- Object -----------------------------------------------------------------------------------------------

    @Override
    public boolean equals(@Nullable Object other) {
        if (other == this) {
            return true;
        }
        boolean known = !(other instanceof TrackedCollection tracked)
                || tracked.tracking().obtain();
        return known && tracking.obtain() && super.equals(other);
    }

    @Override
    public int hashCode() {
        return tracking.obtain() ? super.hashCode() : System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return tracking.obtain() ? super.toString() : "{<not loaded>}";
    }

    @Serial
    private Object writeReplace() {
        return isInitialized() ? new LinkedHashMap<>(content) : new UnloadedCollection(UnloadedCollection.Kind.MAP);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("travels as a LinkedHashMap");
    }

    /** The entry set; keySet and values are views of it. */
    private final class Entries extends AbstractSet<Map.Entry<K, V>> {
        @Override
        public int size() {
            return loaded().size();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new EntryIterator(loaded().entrySet().iterator());
        }

        @Override
        public boolean contains(@Nullable Object entry) {
            return loaded().entrySet().contains(entry);
        }

        @Override
        public boolean remove(@Nullable Object entry) {
            return entry instanceof Map.Entry<?, ?> wanted
                    && contains(entry)
                    && TrackedMap.this.removeKnown(wanted.getKey());
        }

        @Override
        public void clear() {
            TrackedMap.this.clear();
        }
    }

    private boolean removeKnown(@Nullable Object key) {
        remove(key);
        return true;
    }

    /** Iterates the entries; removal is tracked. */
    private final class EntryIterator implements Iterator<Map.Entry<K, V>> {
        private final Iterator<Map.Entry<K, V>> all;
        private @Nullable V last;
        private boolean removable;

        EntryIterator(Iterator<Map.Entry<K, V>> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            return all.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
            Map.Entry<K, V> entry = new TrackedEntry(all.next());
            last = entry.getValue();
            removable = true;
            return entry;
        }

        @Override
        public void remove() {
            if (!removable) {
                throw new IllegalStateException("next() was not called");
            }
            tracking.leaving(last);
            all.remove();
            removable = false;
            tracking.left(last);
        }
    }

    /** One entry; a new value is tracked. */
    private final class TrackedEntry implements Map.Entry<K, V> {
        private final Map.Entry<K, V> entry;

        TrackedEntry(Map.Entry<K, V> entry) {
            this.entry = entry;
        }

        @Override
        public K getKey() {
            return entry.getKey();
        }

        @Override
        public V getValue() {
            return entry.getValue();
        }

        @Override
        public V setValue(V value) {
            K key = entry.getKey();
            V before = entry.getValue();
            if (content.containsKey(key) && content.get(key) == before) {
                put(key, value);
            } else {
                // The entry has left the map, and is only a pair.
                entry.setValue(value);
            }
            return before;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return entry.equals(other);
        }

        @Override
        public int hashCode() {
            return entry.hashCode();
        }

        @Override
        public String toString() {
            return entry.toString();
        }
    }

    /** Reaches the content of this map. */
    private final class MapTracking extends Tracking {
        MapTracking(@Nullable Object owner, int attribute, CollectionKind kind) {
            super(owner, attribute, kind);
        }

        @Override
        TrackedCollection self() {
            return TrackedMap.this;
        }

        @Override
        Collection<?> content() {
            return content.values();
        }

        @Override
        void replaceContent(Collection<?> elements) {
            List<?> copy = new ArrayList<>(elements);
            content.clear();
            copy.forEach(this::append);
        }

        @Override
        @SuppressWarnings("unchecked") // the mapping says what the rows hold
        void append(@Nullable Object element) {
            if (kind.keyOf() == null) {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) Objects.requireNonNull(element);
                content.put((K) entry.getKey(), (V) entry.getValue());
            } else {
                content.put((K) kind.keyOf().apply(Objects.requireNonNull(element)), (V) element);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        void admit(@Nullable Object element) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) Objects.requireNonNull(element);
            content.put((K) entry.getKey(), (V) entry.getValue());
        }

        @Override
        List<@Nullable Object> images() {
            if (kind.keyOf() != null) {
                return super.images();
            }
            List<@Nullable Object> images = new ArrayList<>(content.size());
            content.forEach((key, element) -> images.add(new SimpleImmutableEntry<>(
                    kind.elements().keyImage(key), kind.elements().image(element))));
            return images;
        }

        @Override
        void drop(@Nullable Object element) {
            Identity.removeFirst(content.values(), element);
        }
    }
}
