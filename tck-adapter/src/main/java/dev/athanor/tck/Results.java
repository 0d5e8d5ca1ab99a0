package dev.athanor.tck;

import java.util.Comparator;
import java.util.List;

/** What is asked of a list of results in more than one place. */
final class Results {
    private Results() {}

    static List<TestResult> sorted(List<TestResult> results) {
        return results.stream().sorted(Comparator.comparing(TestResult::test)).toList();
    }
}
