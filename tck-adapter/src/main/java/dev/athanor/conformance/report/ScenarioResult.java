package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a scenario.
 *
 * @param scenario the scenario
 * @param failures the first failing step of each level that fails, by level from 1; null for a level without
 * @param selects how many SELECT statements were seen
 * @param expectedSelects how many the corpus has
 * @param observed the scenario with what was seen in place of its expectations
 * @param trace what happened, for reading; empty unless asked for
 */
public record ScenarioResult(
        Scenario scenario,
        List<@Nullable Failure> failures,
        int selects,
        int expectedSelects,
        JsonNode observed,
        String trace) {
    /** How many levels of comparison there are. */
    public static final int LEVELS = 3;

    /** Whether everything up to a level is as expected. */
    public boolean passes(int level) {
        return firstFailure(level) == null;
    }

    /** The failure of the lowest level that fails, up to a level; null if none fails. */
    public @Nullable Failure firstFailure(int level) {
        for (int i = 0; i < level; i++) {
            if (failures.get(i) != null) {
                return failures.get(i);
            }
        }
        return null;
    }
}
