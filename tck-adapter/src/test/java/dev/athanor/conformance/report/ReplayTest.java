package dev.athanor.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.conformance.Alteration;
import dev.athanor.conformance.PublicCorpus;
import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.session.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider that is seen to do what the corpus says passes at all levels; one that differs in one point does not. */
class ReplayTest {

    @Test
    void whatIsExpectedPasses() {
        assertThat(PublicCorpus.scenarios())
                .hasSize(PublicCorpus.SIZE)
                .allSatisfy(scenario -> assertThat(differences(scenario, scenario))
                        .as(scenario.name())
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = "FINAL", mode = EnumSource.Mode.EXCLUDE)
    void anotherExpectationDoesNot(Alteration alteration) {
        int altered = 0;
        for (Scenario scenario : PublicCorpus.scenarios()) {
            Scenario wrong = alteration.of(scenario);
            if (wrong != null) {
                altered++;
                assertThat(differences(wrong, scenario))
                        .as(scenario.name())
                        .anyMatch(difference -> difference.level() == 1);
            }
        }
        assertThat(altered).isGreaterThan(100);
    }

    /** The differences to the expectations of one scenario, if what is seen is what another one expects. */
    private static List<Difference> differences(Scenario expected, Scenario seen) {
        StepComparison comparison = new StepComparison(expected.mapping());
        Picture picture = new Picture();
        List<Difference> differences = new ArrayList<>();
        List<Step> steps = expected.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = seen.steps().get(i);
            picture.apply(step);
            differences.addAll(comparison.compare(steps.get(i), observation(step.expected(), picture)));
        }
        return differences;
    }

    private static Observation observation(JsonNode expected, Picture picture) {
        List<ArrayNode> statements = new ArrayList<>();
        expected.path("sql").forEach(statement -> statements.add((ArrayNode) statement));
        ObjectNode full = ((ObjectNode) Picture.empty()).deepCopy();
        full.set("vars", picture.variables().deepCopy());
        Picture.PARTS.forEach(part -> full.set(part, picture.part(part)));
        return new Observation(
                expected.has("error") ? expected.path("error").asText() : null,
                null,
                expected.get("value"),
                statements,
                List.of(),
                full);
    }
}
