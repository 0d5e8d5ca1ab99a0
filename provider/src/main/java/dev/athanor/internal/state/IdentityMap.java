package dev.athanor.internal.state;

import dev.athanor.internal.mapping.Mapper;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row, one instance: entity type and key to the instance of this session. One hash table per hierarchy, found by
 * ordinal, so that a look-up makes no key object. Not thread-safe.
 *
 * <p>Where it is weak, an instance that nobody refers to is collected, and its row is read anew when it is asked for. Whoever has
 * something to do with an instance yet refers to it: the lists of modified, pending and removed instances, and the locks.
 */
public final class IdentityMap {
    /** An instance that may go, with what it takes to forget it then. */
    private static final class Weak extends WeakReference<Object> {
        private final int table;
        private final Object key;

        Weak(int table, Object key, Object instance, ReferenceQueue<Object> queue) {
            super(instance, queue);
            this.table = table;
            this.key = key;
        }
    }

    private final @Nullable KeyTable[] byRoot;
    /** Null as long as instances are kept. */
    private @Nullable ReferenceQueue<Object> collected;

    private int size;

    /**
     * Creates an empty map, which keeps its instances.
     *
     * @param mappers how many mappers the factory has
     */
    public IdentityMap(int mappers) {
        byRoot = new KeyTable[mappers];
    }

    /** From now on the map keeps its instances, or lets those go that nobody else refers to. */
    void setWeak(boolean weak) {
        if (weak == (collected != null)) {
            return;
        }
        List<Entry> entries = new ArrayList<>(size);
        for (int table = 0; table < byRoot.length; table++) {
            KeyTable present = byRoot[table];
            if (present != null) {
                for (Object[] cell : present.entries()) {
                    Object instance = instance(cell[1]);
                    if (instance != null) {
                        entries.add(new Entry(table, cell[0], instance));
                    }
                }
            }
        }
        clear();
        collected = weak ? new ReferenceQueue<>() : null;
        entries.forEach(entry -> put(entry.table(), entry.key(), entry.instance()));
    }

    private record Entry(int table, Object key, Object instance) {}

    private static @Nullable Object instance(@Nullable Object cell) {
        return cell instanceof Weak weak ? weak.get() : cell;
    }

    /** The instance of that identity, or null. */
    public @Nullable Object get(Mapper mapper, Object key) {
        KeyTable table = byRoot[mapper.root().ordinal()];
        if (table == null) {
            return null;
        }
        Object found = table.get(key);
        return collected == null ? found : instance(found);
    }

    /** Adds an instance; the one that was there before is returned. */
    public @Nullable Object put(Mapper mapper, Object key, Object instance) {
        return put(mapper.root().ordinal(), key, instance);
    }

    private @Nullable Object put(int at, Object key, Object instance) {
        KeyTable table = byRoot[at];
        if (table == null) {
            table = new KeyTable();
            byRoot[at] = table;
        }
        if (collected != null) {
            purge();
        }
        Object before = table.put(key, collected == null ? instance : new Weak(at, key, instance, collected));
        if (before == null) {
            size++;
        }
        return instance(before);
    }

    /** Forgets an identity if it is this instance's. */
    public void remove(Mapper mapper, Object key, Object instance) {
        KeyTable table = byRoot[mapper.root().ordinal()];
        // By identity: the program's equals has no say in this.
        if (table != null && instance(table.get(key)) == instance) {
            table.remove(key);
            size--;
        }
    }

    /** Forgets what has been collected. */
    private void purge() {
        ReferenceQueue<Object> queue = collected;
        if (queue == null) {
            return;
        }
        for (Reference<?> gone = queue.poll(); gone != null; gone = queue.poll()) {
            Weak weak = (Weak) gone;
            KeyTable table = byRoot[weak.table];
            if (table != null && table.get(weak.key) == weak) {
                table.remove(weak.key);
                size--;
            }
        }
    }

    /** All instances; a copy. */
    public List<Object> all() {
        purge();
        List<Object> all = new ArrayList<>(size);
        for (KeyTable table : byRoot) {
            if (table != null) {
                table.addTo(all);
            }
        }
        if (collected != null) {
            List<Object> alive = new ArrayList<>(all.size());
            for (Object cell : all) {
                Object instance = instance(cell);
                if (instance != null) {
                    alive.add(instance);
                }
            }
            return alive;
        }
        return all;
    }

    /** How many instances there are. */
    public int size() {
        purge();
        return size;
    }

    /** Forgets everything. */
    public void clear() {
        if (size > 0) {
            Arrays.fill(byRoot, null);
            size = 0;
        }
    }
}
