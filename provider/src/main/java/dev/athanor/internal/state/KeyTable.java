package dev.athanor.internal.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys to instances in one array, a key and its instance side by side, without an object for each: every row that is read
 * looks here once or twice. Collisions go to the next free place. Not thread-safe.
 */
final class KeyTable {
    /** Spreads hash codes of neighbouring keys; the golden ratio, as multiplicative hashing takes it. */
    private static final int SPREAD = 0x9E3779B9;

    /** Keys at even places, their instances behind them; at most two thirds are in use. */
    private @Nullable Object[] cells = new Object[2 << 3];

    private int shift = Integer.SIZE - 3;
    private int size;

    /** The instance, or null. */
    @Nullable Object get(Object key) {
        return cells[find(key) + 1];
    }

    /** Adds an instance; returns the one that the key had. */
    @Nullable Object put(Object key, Object instance) {
        int at = find(key);
        Object before = cells[at + 1];
        cells[at + 1] = instance;
        if (before == null) {
            cells[at] = key;
            size++;
            if (size * 3 > cells.length) {
                grow();
            }
        }
        return before;
    }

    /** The keys with what they lead to, side by side. */
    List<Object[]> entries() {
        List<Object[]> entries = new ArrayList<>(size);
        for (int at = 0; at < cells.length; at += 2) {
            Object key = cells[at];
            Object instance = cells[at + 1];
            if (key != null && instance != null) {
                entries.add(new Object[] {key, instance});
            }
        }
        return entries;
    }

    /** Forgets a key. Those behind it that would not be found any more move up. */
    void remove(Object key) {
        int free = find(key);
        if (cells[free] == null) {
            return;
        }
        size--;
        int last = cells.length - 1;
        for (int at = free + 2 & last; cells[at] != null; at = at + 2 & last) {
            int wanted = home(cells[at]);
            if ((at - wanted & last) >= (at - free & last)) {
                cells[free] = cells[at];
                cells[free + 1] = cells[at + 1];
                free = at;
            }
        }
        cells[free] = null;
        cells[free + 1] = null;
    }

    /** Adds all instances to a list. */
    void addTo(List<Object> all) {
        for (int at = 0; at < cells.length; at += 2) {
            Object instance = cells[at + 1];
            if (instance != null) {
                all.add(instance);
            }
        }
    }

    /** Where the key is, or where it would be. */
    private int find(Object key) {
        int at = home(key);
        Object there = cells[at];
        while (there != null && !there.equals(key)) {
            at = at + 2 & cells.length - 1;
            there = cells[at];
        }
        return at;
    }

    private int home(@Nullable Object key) {
        // Never null; the cells of an array cannot tell.
        return key == null ? 0 : key.hashCode() * SPREAD >>> shift << 1;
    }

    private void grow() {
        @Nullable Object[] before = cells;
        cells = new Object[before.length * 2];
        shift--;
        for (int at = 0; at < before.length; at += 2) {
            Object key = before[at];
            if (key != null) {
                int to = find(key);
                cells[to] = key;
                cells[to + 1] = before[at + 1];
            }
        }
    }
}
