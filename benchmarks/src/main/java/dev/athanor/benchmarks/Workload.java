package dev.athanor.benchmarks;

import java.util.List;

/**
 * A task as one contender does it. Only {@link #run} is measured.
 *
 * @param <R> what a run reads
 */
public interface Workload<R> extends AutoCloseable {
    /** Does the task once. */
    R run();

    /** What a run has read, a line for each row: the same lines for all contenders. */
    default List<String> describe(R result) {
        return List.of();
    }

    /** How many runs are measured together, because one alone would be lost in the noise of the clock. */
    default int runsPerReading() {
        return 1;
    }

    /** Lets go of what was kept from run to run. */
    @Override
    default void close() {}
}
