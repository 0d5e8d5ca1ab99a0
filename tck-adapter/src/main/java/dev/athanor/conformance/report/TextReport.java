package dev.athanor.conformance.report;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells results as text: tags, the first failing step of each failure, frequent reasons, and the count. */
public final class TextReport {
    private static final int REASONS = 25;
    private static final int WIDTH = 600;

    private final PrintStream out;
    private final int level;

    /**
     * Creates the report.
     *
     * @param out where to
     * @param level up to which level scenarios must pass
     */
    public TextReport(PrintStream out, int level) {
        this.out = out;
        this.level = level;
    }

    /** Tells all results. */
    public void print(List<ScenarioResult> results) {
        List<ScenarioResult> failed =
                results.stream().filter(result -> !result.passes(level)).toList();
        for (ScenarioResult result : failed) {
            Failure failure = Objects.requireNonNull(result.firstFailure(level));
            out.println("FAILED " + result.scenario().name() + " ("
                    + result.scenario().mapping().name() + ") step " + failure.step() + " "
                    + shortened(failure.description()));
            failure.differences().forEach(difference -> out.println("       " + shortened(difference.toString())));
        }
        printReasons(failed);
        out.println();
        out.printf("%-24s %8s %8s%n", "tag", "passed", "failed");
        for (TagCounts tag : TagCounts.of(results, level)) {
            out.printf("%-24s %8d %8d%n", tag.tag(), tag.passed(), tag.failed());
        }
        out.println();
        for (int i = 1; i <= ScenarioResult.LEVELS; i++) {
            int upTo = i;
            long passed = results.stream().filter(result -> result.passes(upTo)).count();
            out.println("L" + i + ": " + passed + " of " + results.size());
        }
        printSelects(results);
        out.println((results.size() - failed.size()) + " passed, " + failed.size() + " failed");
    }

    private void printSelects(List<ScenarioResult> results) {
        List<ScenarioResult> complete =
                results.stream().filter(result -> result.passes(1)).toList();
        long frugal = complete.stream()
                .filter(result -> result.selects() <= result.expectedSelects())
                .count();
        out.println("L3: at most the reference's number of SELECTs in " + frugal + " of the " + complete.size()
                + " scenarios that pass L1");
    }

    private void printReasons(List<ScenarioResult> failed) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (ScenarioResult result : failed) {
            Failure failure = Objects.requireNonNull(result.firstFailure(level));
            Difference first = failure.differences().get(0);
            String kind = first.subject().replaceAll("\\b[a-z]+\\d+\\b", "_");
            String detail = first.subject().equals("error")
                    ? " expected " + first.expected() + ", observed " + first.observed()
                    : "";
            reasons.merge(failure.operation() + ": " + kind + detail, 1, Integer::sum);
        }
        if (!reasons.isEmpty()) {
            out.println();
            out.println("most frequent first differences");
        }
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(REASONS)
                .forEach(reason -> out.printf("%6d  %s%n", reason.getValue(), reason.getKey()));
    }

    private static String shortened(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...";
    }
}
