package dev.athanor.tck;

import java.util.EnumMap;
import java.util.Map;

/** How many tests had each outcome. */
final class Counts {
    private final Map<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);

    void add(Outcome outcome) {
        byOutcome.merge(outcome, 1, Integer::sum);
    }

    int of(Outcome outcome) {
        return byOutcome.getOrDefault(outcome, 0);
    }

    int all() {
        return byOutcome.values().stream().mapToInt(Integer::intValue).sum();
    }
}
