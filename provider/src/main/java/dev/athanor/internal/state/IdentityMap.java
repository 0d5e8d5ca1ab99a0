package dev.athanor.internal.state;

import dev.athanor.internal.mapping.Mapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row, one instance: entity type and key to the instance of this session. One hash table per hierarchy, found by
 * ordinal, so that a look-up makes no key object. Not thread-safe.
 */
public final class IdentityMap {
    private final @Nullable KeyTable[] byRoot;
    private int size;

    /**
     * Creates an empty map.
     *
     * @param mappers how many mappers the factory has
     */
    public IdentityMap(int mappers) {
        byRoot = new KeyTable[mappers];
    }

    /** The instance of that identity, or null. */
    public @Nullable Object get(Mapper mapper, Object key) {
        KeyTable table = byRoot[mapper.root().ordinal()];
        return table == null ? null : table.get(key);
    }

    /** Adds an instance; the one that was there before is returned. */
    public @Nullable Object put(Mapper mapper, Object key, Object instance) {
        int at = mapper.root().ordinal();
        KeyTable table = byRoot[at];
        if (table == null) {
            table = new KeyTable();
            byRoot[at] = table;
        }
        Object before = table.put(key, instance);
        if (before == null) {
            size++;
        }
        return before;
    }

    /** Forgets an identity if it is this instance's. */
    public void remove(Mapper mapper, Object key, Object instance) {
        KeyTable table = byRoot[mapper.root().ordinal()];
        // By identity: the program's equals has no say in this.
        if (table != null && table.get(key) == instance) {
            table.remove(key);
            size--;
        }
    }

    /** All instances; a copy. */
    public List<Object> all() {
        List<Object> all = new ArrayList<>(size);
        for (KeyTable table : byRoot) {
            if (table != null) {
                table.addTo(all);
            }
        }
        return all;
    }

    /** How many instances there are. */
    public int size() {
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
