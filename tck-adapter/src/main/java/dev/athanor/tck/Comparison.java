package dev.athanor.tck;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed since a former run. Only tests that were run this time are compared. */
final class Comparison {
    private final List<TestResult> newlyPassing = new ArrayList<>();
    private final List<TestResult> newlyFailing = new ArrayList<>();
    private final List<TestResult> added = new ArrayList<>();
    private final List<TestResult> missing = new ArrayList<>();

    /** Compares; tests of the former run that the filter leaves out are not missed. */
    Comparison(List<TestResult> former, List<TestResult> now, ClassFilter filter) {
        Map<TestName, TestResult> before = new HashMap<>();
        for (TestResult result : former) {
            before.put(result.test(), result);
        }
        Set<TestName> run = new HashSet<>();
        for (TestResult result : Results.sorted(now)) {
            run.add(result.test());
            compare(before.get(result.test()), result);
        }
        for (TestResult result : Results.sorted(former)) {
            if (!run.contains(result.test()) && filter.accepts(result.test().testClass())) {
                missing.add(result);
            }
        }
    }

    private void compare(@Nullable TestResult before, TestResult now) {
        if (before == null) {
            added.add(now);
        } else if (before.outcome() != Outcome.PASSED && now.outcome() == Outcome.PASSED) {
            newlyPassing.add(now);
        } else if (before.outcome() == Outcome.PASSED && now.outcome() != Outcome.PASSED) {
            newlyFailing.add(now);
        }
    }

    /** Whether a test that passed before does not pass now, or was not run. */
    boolean isWorse() {
        return !newlyFailing.isEmpty() || missing.stream().anyMatch(result -> result.outcome() == Outcome.PASSED);
    }

    void print(PrintStream out) {
        out.println();
        out.printf(
                "Compared with before: %d newly passing, %d newly failing, %d new, %d missing%n",
                newlyPassing.size(), newlyFailing.size(), added.size(), missing.size());
        print(out, "newly passing", newlyPassing);
        print(out, "newly failing", newlyFailing);
        print(out, "new", added);
        print(out, "missing", missing);
    }

    private static void print(PrintStream out, String title, List<TestResult> results) {
        for (TestResult result : results) {
            boolean passed = result.outcome() == Outcome.PASSED;
            out.printf("  %s: %s%s%n", title, result.test(), passed ? "" : " (" + result.reason() + ")");
        }
    }
}
