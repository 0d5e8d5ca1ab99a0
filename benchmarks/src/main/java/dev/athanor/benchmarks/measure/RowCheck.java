package dev.athanor.benchmarks.measure;

import dev.athanor.benchmarks.Contender;
import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.data.Arena;
import dev.athanor.benchmarks.data.Contents;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Holds every contender to what JDBC reads and leaves: who does less than the task is fast for no good reason. */
public final class RowCheck {
    /** The second run meets what the first has left: caches, plans, versions. */
    private static final int RUNS = 2;

    private RowCheck() {}

    /**
     * Runs the tasks on a fresh database for each contender.
     *
     * @throws IllegalStateException if one reads or leaves other rows than JDBC
     */
    public static void run(TestDatabase.Kind database, Collection<Contenders> contenders, Collection<Task> tasks) {
        Map<Task, List<String>> expected = traces(database, Contenders.JDBC, tasks);
        for (Contenders contender : contenders) {
            if (contender != Contenders.JDBC) {
                Map<Task, List<String>> actual = traces(database, contender, tasks);
                expected.forEach(
                        (task, trace) -> compare(contender, task, trace, actual.getOrDefault(task, List.of())));
            }
        }
    }

    private static Map<Task, List<String>> traces(
            TestDatabase.Kind database, Contenders contenders, Collection<Task> tasks) {
        try (Arena arena = Arena.open(database);
                Contender contender = contenders.open(arena.dataSource())) {
            Map<Task, List<String>> traces = new EnumMap<>(Task.class);
            for (Task task : tasks) {
                try {
                    traces.put(task, trace(arena, task, contender.workload(task)));
                } catch (RuntimeException e) {
                    throw new IllegalStateException(contenders.title() + " fails at " + task, e);
                }
                arena.clear();
            }
            return traces;
        }
    }

    private static <R> List<String> trace(Arena arena, Task task, Workload<R> workload) {
        List<String> trace = new ArrayList<>();
        try (workload) {
            for (int i = 0; i < RUNS; i++) {
                R result = workload.run();
                trace.add("read in run " + i);
                trace.addAll(workload.describe(result));
            }
        }
        if (task.flushes()) {
            trace.add("left");
            trace.addAll(Contents.of(arena.dataSource()));
        }
        return trace;
    }

    static void compare(Contenders contender, Task task, List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String right = i < expected.size() ? expected.get(i) : "nothing";
            String found = i < actual.size() ? actual.get(i) : "nothing";
            if (!right.equals(found)) {
                throw new IllegalStateException(contender.title() + " does not do the same as JDBC at " + task
                        + ", line " + i + "\n  JDBC: " + right + "\n  " + contender.title() + ": " + found);
            }
        }
    }
}
