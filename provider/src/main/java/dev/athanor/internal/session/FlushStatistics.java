package dev.athanor.internal.session;

import dev.athanor.internal.unitofwork.UnitOfWork;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the flushes of one factory did. Shared by all threads. */
public final class FlushStatistics {
    /**
     * The counters at one moment.
     *
     * @param flushes how many flushes there were
     * @param visited how many instances they looked at
     * @param inserted how many rows they inserted
     * @param updated how many rows they updated
     * @param deleted how many rows they deleted
     */
    public record Snapshot(long flushes, long visited, long inserted, long updated, long deleted) {}

    private final LongAdder flushes = new LongAdder();
    private final LongAdder visited = new LongAdder();
    private final LongAdder inserted = new LongAdder();
    private final LongAdder updated = new LongAdder();
    private final LongAdder deleted = new LongAdder();

    void add(UnitOfWork.Result result) {
        flushes.increment();
        visited.add(result.visited());
        inserted.add(result.inserted().size());
        updated.add(result.updated().size());
        deleted.add(result.deleted().size());
    }

    /** The counters now. */
    public Snapshot snapshot() {
        return new Snapshot(flushes.sum(), visited.sum(), inserted.sum(), updated.sum(), deleted.sum());
    }
}
