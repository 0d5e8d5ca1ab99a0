package dev.athanor.benchmarks.measure;

import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import java.io.PrintStream;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The program: checks rows, measures every task of every contender in a JVM of its own, prints the tables. */
public final class Benchmarks {
    private final Options options;
    private final PrintStream out;

    private Benchmarks(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** See {@link Options} for the words to give. */
    public static void main(String... words) throws RunnerException {
        // JMH allows one run at a time on a machine, by a lock file that a run that was killed leaves behind.
        System.setProperty("jmh.ignoreLock", "true");
        new Benchmarks(Options.parse(words), System.out).run();
    }

    private void run() throws RunnerException {
        RowCheck.run(options.database(), options.contenders(), options.tasks());
        out.println("All contenders read and leave the same rows: " + options.contenders());
        if (options.checkOnly()) {
            return;
        }
        Report report = new Report();
        for (Task task : options.tasks()) {
            for (Contenders contender : options.contenders()) {
                Figures figures = measure(task, contender);
                report.add(task, contender, figures);
                out.printf(
                        Locale.ROOT,
                        "%-12s %-20s %10.1f µs CPU %10.1f µs %10.1f KiB%n",
                        task,
                        contender.title(),
                        figures.cpu(),
                        figures.wall(),
                        figures.kibibytes());
            }
        }
        out.println(report.text(options.contenders()));
    }

    private Figures measure(Task task, Contenders contender) throws RunnerException {
        OptionsBuilder jmh = new OptionsBuilder();
        jmh.include(TaskBenchmark.class.getName() + ".run")
                .param("database", options.database().name())
                .param("contender", contender.name())
                .param("task", task.name())
                .param("warmUp", options.full() ? "10000" : "2500")
                .forks(options.full() ? 2 : 1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(options.full() ? 10 : 5)
                .measurementTime(TimeValue.milliseconds(options.full() ? 1000 : 500))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(
                        "-Xms1g",
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-Dorg.jboss.logging.provider=slf4j");
        return Figures.of(new Runner(jmh.build()).runSingle());
    }
}
