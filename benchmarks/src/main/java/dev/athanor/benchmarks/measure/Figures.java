package dev.athanor.benchmarks.measure;

import java.util.Collection;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What one run of a task takes, as the median of the iterations.
 *
 * @param cpu microseconds of processor time of the calling thread
 * @param wall microseconds
 * @param kibibytes allocated by the calling thread
 */
record Figures(double cpu, double wall, double kibibytes) {
    static Figures of(RunResult result) {
        Collection<IterationResult> iterations = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        return new Figures(
                median(iterations, iteration -> perRun(iteration, "cpu") / 1e3),
                median(iterations, iteration -> perRun(iteration, "wall") / 1e3),
                median(iterations, iteration -> perRun(iteration, "bytes") / 1024));
    }

    private static double perRun(IterationResult iteration, String counter) {
        return counter(iteration, counter) / counter(iteration, "runs");
    }

    private static double counter(IterationResult iteration, String counter) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(counter))
                .getScore();
    }

    private static double median(Collection<IterationResult> iterations, ToDoubleFunction<IterationResult> figure) {
        double[] sorted = iterations.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
