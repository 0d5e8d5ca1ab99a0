package dev.athanor.internal.state;

import dev.athanor.internal.mapping.Mapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row, one instance: entity type and key to the instance of this session. One hash table per hierarchy, found by
 * ordinal, so that a look-up makes no key object. Not thread-safe.
 */
public final class IdentityMap {
    private final @Nullable Map<Object, Object>[] byRoot;
    private int size;

    /**
     * Creates an empty map.
     *
     * @param mappers how many mappers the factory has
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of maps cannot be made otherwise
    public IdentityMap(int mappers) {
        byRoot = new Map[mappers];
    }

    /** The instance of that identity, or null. */
    public @Nullable Object get(Mapper mapper, Object key) {
        Map<Object, Object> map = byRoot[mapper.root().ordinal()];
        return map == null ? null : map.get(key);
    }

    /** Adds an instance; the one that was there before is returned. */
    public @Nullable Object put(Mapper mapper, Object key, Object instance) {
        int at = mapper.root().ordinal();
        Map<Object, Object> map = byRoot[at];
        if (map == null) {
            map = new HashMap<>();
            byRoot[at] = map;
        }
        Object before = map.put(key, instance);
        if (before == null) {
            size++;
        }
        return before;
    }

    /** Forgets an identity if it is this instance's. */
    public void remove(Mapper mapper, Object key, Object instance) {
        Map<Object, Object> map = byRoot[mapper.root().ordinal()];
        // By identity: the program's equals has no say in this.
        if (map != null && map.get(key) == instance) {
            map.remove(key);
            size--;
        }
    }

    /** All instances; a copy. */
    public List<Object> all() {
        List<Object> all = new ArrayList<>(size);
        for (Map<Object, Object> map : byRoot) {
            if (map != null) {
                all.addAll(map.values());
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
        java.util.Arrays.fill(byRoot, null);
        size = 0;
    }
}
