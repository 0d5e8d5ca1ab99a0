package dev.athanor.benchmarks;

/** One way to do the tasks, on one database. */
public interface Contender extends AutoCloseable {
    /** A new workload; whoever asks for it closes it. */
    Workload<?> workload(Task task);

    @Override
    void close();
}
