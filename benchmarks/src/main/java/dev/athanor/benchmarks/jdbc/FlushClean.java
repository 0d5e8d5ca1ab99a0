package dev.athanor.benchmarks.jdbc;

import dev.athanor.benchmarks.Workload;
import java.util.List;

/** Without a persistence context there is nothing to flush: what is measured is the measuring. */
final class FlushClean implements Workload<Integer> {
    @Override
    public Integer run() {
        return 10_000;
    }

    @Override
    public List<String> describe(Integer size) {
        return List.of(size.toString());
    }

    @Override
    public int runsPerReading() {
        return 20;
    }
}
