package dev.athanor.tck;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a run: per package, in total, and why tests did not pass. */
final class Summary {
    private static final int REASONS = 10;
    private static final int REASON_WIDTH = 200;

    private final List<TestResult> results;
    private final int depth;

    /** With packages down to so many levels below the one that all tests have in common. */
    Summary(List<TestResult> results, int depth) {
        this.results = Results.sorted(results);
        this.depth = depth;
    }

    void print(PrintStream out) {
        printPackages(out);
        printReasons(out);
    }

    private void printPackages(PrintStream out) {
        Map<String, Counts> packages = new TreeMap<>();
        Counts total = new Counts();
        List<String> common = commonPackage();
        for (TestResult result : results) {
            packages.computeIfAbsent(shortPackage(result.test().packageName(), common.size()), name -> new Counts())
                    .add(result.outcome());
            total.add(result.outcome());
        }
        int width = packages.keySet().stream().mapToInt(String::length).max().orElse(0);
        width = Math.max(width, "total".length());
        out.println("Packages below " + String.join(".", common));
        out.printf("%-" + width + "s %7s %7s %7s %7s %7s%n", "", "passed", "failed", "errored", "skipped", "all");
        for (Map.Entry<String, Counts> entry : packages.entrySet()) {
            printCounts(out, width, entry.getKey(), entry.getValue());
        }
        printCounts(out, width, "total", total);
    }

    private static void printCounts(PrintStream out, int width, String name, Counts counts) {
        out.printf(
                "%-" + width + "s %7d %7d %7d %7d %7d%n",
                name,
                counts.of(Outcome.PASSED),
                counts.of(Outcome.FAILED),
                counts.of(Outcome.ERRORED),
                counts.of(Outcome.SKIPPED),
                counts.all());
    }

    private List<String> commonPackage() {
        List<String> common = null;
        for (TestResult result : results) {
            List<String> segments = segments(result.test().packageName());
            if (common == null) {
                common = segments;
            }
            int same = 0;
            while (same < common.size()
                    && same < segments.size()
                    && common.get(same).equals(segments.get(same))) {
                same++;
            }
            common = common.subList(0, same);
        }
        return common == null ? List.of() : common;
    }

    private String shortPackage(String name, int common) {
        List<String> segments = segments(name);
        int end = Math.min(segments.size(), common + depth);
        return common == end ? "." : String.join(".", segments.subList(common, end));
    }

    private static List<String> segments(String packageName) {
        return packageName.isEmpty() ? List.of() : Arrays.asList(packageName.split("\\.", -1));
    }

    private void printReasons(PrintStream out) {
        Map<String, List<TestResult>> groups = new LinkedHashMap<>();
        for (TestResult result : results) {
            if (result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ERRORED) {
                groups.computeIfAbsent(Reasons.kind(result.reason()), kind -> new ArrayList<>())
                        .add(result);
            }
        }
        if (groups.isEmpty()) {
            return;
        }
        out.println();
        out.println("Most frequent reasons (" + groups.size() + " in all)");
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<TestResult>> group) ->
                        -group.getValue().size()))
                .limit(REASONS)
                .forEach(group -> printReason(out, group.getKey(), group.getValue()));
    }

    private static void printReason(PrintStream out, String kind, List<TestResult> group) {
        TestResult example = group.get(0);
        out.printf("%5d  %s%n", group.size(), kind);
        out.printf("       such as %s%n", example.test());
        if (!example.reason().equals(kind)) {
            out.printf("       %s%n", shortened(example.reason()));
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_WIDTH ? reason : reason.substring(0, REASON_WIDTH) + "...";
    }
}
