package dev.athanor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.database.Product;
import dev.athanor.conformance.report.ScenarioResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scenarios that pass do not any more as soon as one of their expectations is another one: nothing passes unseen. */
class AlterationTest {
    private static final int SCENARIOS = 50;
    /** Every so many scenarios one is tried, so that those that are altered are spread over mappings and tags. */
    private static final int STRIDE = 7;

    @Test
    void anAlteredExpectationIsNoticed() throws InterruptedException {
        List<Scenario> candidates = new ArrayList<>();
        for (int i = 0; i < PublicCorpus.SIZE; i += STRIDE) {
            candidates.add(PublicCorpus.scenarios().get(i));
        }
        List<Scenario> altered = new ArrayList<>();
        Set<String> tags = new HashSet<>();
        int next = 0;
        for (ScenarioResult result : run(candidates)) {
            if (result.passes(1) && altered.size() < SCENARIOS) {
                Scenario wrong = null;
                for (int i = 0; wrong == null; i++) {
                    wrong = Alteration.values()[(next + i) % Alteration.values().length].of(result.scenario());
                }
                altered.add(wrong);
                tags.addAll(wrong.tags());
                next++;
            }
        }
        // Until the engine can do what most scenarios are about.
        assumeThat(altered).hasSize(SCENARIOS);

        assertThat(tags).hasSizeGreaterThan(20);
        assertThat(run(altered)).hasSize(SCENARIOS).noneMatch(result -> result.passes(1));
    }

    private static List<ScenarioResult> run(List<Scenario> scenarios) throws InterruptedException {
        return new CorpusRun(Product.H2, Map.of(), 2, false, false).run(scenarios, result -> {});
    }
}
