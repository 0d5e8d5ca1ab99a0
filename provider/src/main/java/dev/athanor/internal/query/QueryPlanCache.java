package dev.athanor.internal.query;

import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.internal.query.plan.ExecutablePlan;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a factory, bounded in number. Who finds a plan takes no lock; when there are too many, those go that were not
 * used since the last time (second chance). Thread-safe.
 */
final class QueryPlanCache {
    /**
     * What decides on a plan.
     *
     * @param text the query
     * @param resultClass what its results are to be, or null
     * @param sql whether the text is SQL
     * @param mapping what the rows of SQL become, or null
     */
    record Key(
            String text,
            @Nullable Class<?> resultClass,
            boolean sql,
            @Nullable ResultMapping mapping) {}

    private static final class Entry {
        private final ExecutablePlan plan;
        private volatile boolean used;

        Entry(ExecutablePlan plan) {
            this.plan = plan;
        }
    }

    private final int capacity;
    private final ConcurrentHashMap<Key, Entry> entries = new ConcurrentHashMap<>();
    private final ReentrantLock sweeping = new ReentrantLock();

    QueryPlanCache(int capacity) {
        this.capacity = capacity;
    }

    /** The plan of a query; made now if there is none. Two threads may make the same one, of which one stays. */
    ExecutablePlan get(Key key, Function<Key, ExecutablePlan> maker) {
        Entry entry = entries.get(key);
        if (entry != null) {
            if (!entry.used) {
                entry.used = true;
            }
            return entry.plan;
        }
        ExecutablePlan made = maker.apply(key);
        Entry before = entries.putIfAbsent(key, new Entry(made));
        if (before != null) {
            return before.plan;
        }
        if (entries.size() > capacity) {
            sweep();
        }
        return made;
    }

    int size() {
        return entries.size();
    }

    private void sweep() {
        if (!sweeping.tryLock()) {
            // Another thread makes room already.
            return;
        }
        try {
            int target = capacity - capacity / 8;
            // A second round removes what the first one spared.
            for (int round = 0; round < 2 && entries.size() > target; round++) {
                Iterator<Entry> iterator = entries.values().iterator();
                while (iterator.hasNext() && entries.size() > target) {
                    Entry entry = iterator.next();
                    if (entry.used) {
                        entry.used = false;
                    } else {
                        iterator.remove();
                    }
                }
            }
        } finally {
            sweeping.unlock();
        }
    }
}
