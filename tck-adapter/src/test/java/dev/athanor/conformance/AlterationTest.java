package dev.athanor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.database.Product;
import dev.athanor.conformance.report.ScenarioResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scenarios that pass do not any more as soon as one of their expectations is another one: nothing passes unseen. */
class AlterationTest {
    private static final int SCENARIOS = 50;
    /** Every so many scenarios one is tried. */
    private static final int STRIDE = 3;

    private final Set<Alteration> kinds = EnumSet.noneOf(Alteration.class);
    private final Set<String> tags = new HashSet<>();

    @Test
    void anAlteredExpectationIsNoticed() throws InterruptedException {
        List<Scenario> candidates = new ArrayList<>();
        for (int i = 0; i < PublicCorpus.SIZE; i += STRIDE) {
            candidates.add(PublicCorpus.scenarios().get(i));
        }
        List<Scenario> passing = run(candidates).stream()
                .filter(result -> result.passes(1))
                .map(ScenarioResult::scenario)
                .toList();
        assertThat(passing).as("scenarios that pass unaltered").hasSizeGreaterThanOrEqualTo(SCENARIOS);
        List<Scenario> altered = new ArrayList<>();
        for (int i = 0; i < SCENARIOS; i++) {
            altered.add(altered(passing.get(i * passing.size() / SCENARIOS), i));
        }

        assertThat(kinds).hasSize(Alteration.values().length);
        assertThat(tags).hasSizeGreaterThan(20);
        assertThat(run(altered)).hasSize(SCENARIOS).noneMatch(result -> result.passes(1));
    }

    /** With one expectation altered, of the next kind that the scenario has. */
    private Scenario altered(Scenario scenario, int place) {
        Alteration[] all = Alteration.values();
        for (int i = 0; i < all.length; i++) {
            Alteration kind = all[(place + i) % all.length];
            Scenario altered = kind.of(scenario);
            if (altered != null) {
                kinds.add(kind);
                tags.addAll(scenario.tags());
                return altered;
            }
        }
        throw new AssertionError(scenario.name() + " expects nothing");
    }

    private static List<ScenarioResult> run(List<Scenario> scenarios) throws InterruptedException {
        return new CorpusRun(Product.H2, Map.of(), 2, false, false).run(scenarios, result -> {});
    }
}
