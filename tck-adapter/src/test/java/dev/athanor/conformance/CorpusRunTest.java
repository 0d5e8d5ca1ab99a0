package dev.athanor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.conformance.database.Product;
import dev.athanor.conformance.report.ScenarioResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Athanor does what the corpus says. */
class CorpusRunTest {
    /** How many scenarios pass at level 1; may rise, and must not fall. */
    private static final int PASSING = 1972;

    @ParameterizedTest
    @EnumSource
    void theCorpusPasses(Product product) throws InterruptedException {
        List<ScenarioResult> results =
                new CorpusRun(product, Map.of(), 2, false, false).run(PublicCorpus.scenarios(), result -> {});

        assertThat(results).hasSize(PublicCorpus.SIZE);
        assertThat(results.stream().filter(result -> result.passes(1)).count()).isGreaterThanOrEqualTo(PASSING);
    }
}
