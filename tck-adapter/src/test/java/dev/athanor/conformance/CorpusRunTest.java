package dev.athanor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.database.Product;
import dev.athanor.conformance.report.ScenarioResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Athanor does what the corpus says. */
class CorpusRunTest {
    /** How many scenarios pass at level 2; the others are explained in docs/semantics.md. */
    private static final int PASSING_IN_FULL = 1973;

    @ParameterizedTest
    @EnumSource
    void theCorpusPasses(Product product) throws InterruptedException {
        List<ScenarioResult> results = run(product, Map.of());

        assertThat(results).hasSize(PublicCorpus.SIZE);
        assertThat(results).allMatch(result -> result.passes(1), "passes at level 1");
        assertThat(results.stream().filter(result -> result.passes(2)).count()).isGreaterThanOrEqualTo(PASSING_IN_FULL);
    }

    @Test
    void generatedAndReflectiveCompanionsGiveTheSame() throws InterruptedException {
        List<ScenarioResult> generated = run(Product.H2, Map.of("athanor.companions", "generated"));
        List<ScenarioResult> reflective = run(Product.H2, Map.of("athanor.companions", "reflective"));

        assertThat(observed(reflective)).isEqualTo(observed(generated));
    }

    private static List<ScenarioResult> run(Product product, Map<String, String> settings) throws InterruptedException {
        return new CorpusRun(product, settings, 2, false, false).run(PublicCorpus.scenarios(), result -> {});
    }

    private static List<JsonNode> observed(List<ScenarioResult> results) {
        return results.stream().map(ScenarioResult::observed).toList();
    }
}
