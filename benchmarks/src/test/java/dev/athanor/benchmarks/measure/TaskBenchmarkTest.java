package dev.athanor.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import dev.athanor.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class TaskBenchmarkTest {
    @Test
    void readsWhatARunTakes() {
        TaskBenchmark benchmark = new TaskBenchmark();
        benchmark.database = TestDatabase.Kind.H2;
        benchmark.contender = Contenders.ATHANOR;
        benchmark.task = Task.INSERT;
        Readings readings = new Readings();
        benchmark.open();
        benchmark.run(readings);
        benchmark.run(readings);
        benchmark.sweep();
        benchmark.close();

        assertThat(readings.runs).isEqualTo(2);
        assertThat(readings.cpu).isPositive();
        assertThat(readings.wall).isPositive();
        // A thousand objects, their columns and what the database makes of them.
        assertThat(readings.bytes).isGreaterThan(100_000);
    }
}
