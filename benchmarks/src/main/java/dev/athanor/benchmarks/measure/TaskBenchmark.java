package dev.athanor.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import dev.athanor.benchmarks.Contender;
import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.data.Arena;
import dev.athanor.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One task of one contender in a JVM of its own. JMH times the whole method; what counts are the {@link Readings}, which
 * leave out what is done between the runs.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TaskBenchmark {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Param("H2")
    TestDatabase.Kind database;

    @Param("JDBC")
    Contenders contender;

    @Param("FIND")
    Task task;

    /** Milliseconds of processor time before the first iteration. */
    @Param("0")
    int warmUp;

    private Arena arena;
    private Contender opened;
    private Workload<?> workload;
    private int runs;

    @Setup(Level.Trial)
    public void open() {
        arena = Arena.open(database);
        opened = contender.open(arena.dataSource());
        workload = opened.workload(task);
        runs = workload.runsPerReading();
        warmUp();
    }

    /** By the thread's own time: on a busy machine as many runs are compiled and thrown away as on a calm one. */
    private void warmUp() {
        Readings ignored = new Readings();
        long end = THREADS.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(warmUp);
        while (THREADS.getCurrentThreadCpuTime() < end) {
            run(ignored);
        }
    }

    @Benchmark
    public Object run(Readings readings) {
        if (task.inserts()) {
            arena.clear();
        }
        Object result = null;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < runs; i++) {
            result = workload.run();
        }
        readings.cpu += THREADS.getCurrentThreadCpuTime() - cpu;
        readings.wall += System.nanoTime() - wall;
        readings.bytes += THREADS.getCurrentThreadAllocatedBytes() - bytes;
        readings.runs += runs;
        return result;
    }

    @TearDown(Level.Iteration)
    public void sweep() {
        arena.sweep();
    }

    @TearDown(Level.Trial)
    public void close() {
        workload.close();
        opened.close();
        arena.close();
    }
}
