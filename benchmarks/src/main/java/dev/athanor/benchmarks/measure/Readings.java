package dev.athanor.benchmarks.measure;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the runs of one iteration have taken of the thread that did them. JMH sets it to zero before each iteration. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Readings {
    /** How often the task was done. */
    public long runs;

    /** Processor time, in nanoseconds. */
    public long cpu;

    /** Time, in nanoseconds. */
    public long wall;

    /** Allocated memory, in bytes. */
    public long bytes;
}
