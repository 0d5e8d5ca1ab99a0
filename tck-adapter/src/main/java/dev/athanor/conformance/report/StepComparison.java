package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.session.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares what was seen of a step with what the corpus expects. */
final class StepComparison {
    private final StatementComparison statements;
    private final Picture expected = new Picture();

    StepComparison(Mapping mapping) {
        this.statements = new StatementComparison(mapping);
    }

    /** The differences of the next step, those of level 1 first. */
    List<Difference> compare(Step step, Observation observation) {
        List<Difference> differences = new ArrayList<>();
        JsonNode expectation = step.expected();
        String error = expectation.path("error").asText("none");
        String observedError = observation.error() == null ? "none" : observation.error();
        if (!error.equals(observedError)) {
            differences.add(new Difference(1, "error", error, observedError));
        }
        if (expectation.has("value") && !expectation.get("value").equals(observation.value())) {
            differences.add(new Difference(
                    1, "value", expectation.get("value").toString(), String.valueOf(observation.value())));
        }
        if (!expectation.has("error")) {
            statements.compare(
                    StatementComparison.list(expectation.path("sql")),
                    List.copyOf(observation.statements()),
                    differences);
        }
        expected.apply(step);
        compareVariables(observation.picture().path("vars"), differences);
        for (String part : Picture.PARTS) {
            int level = part.equals("new") || part.equals("deleted") ? 1 : 2;
            compare(level, part, expected.part(part), observation.picture().path(part), differences);
        }
        differences.sort((left, right) -> Integer.compare(left.level(), right.level()));
        return differences;
    }

    private void compareVariables(JsonNode observed, List<Difference> differences) {
        for (Map.Entry<String, JsonNode> variable : expected.variables().properties()) {
            String name = variable.getKey();
            JsonNode wanted = variable.getValue();
            JsonNode seen = observed.path(name);
            compare(1, "state of " + name, wanted.path("state"), seen.path("state"), differences);
            compare(1, "class of " + name, wanted.path("entity"), seen.path("entity"), differences);
            compare(1, "alias " + name, wanted.path("alias_of"), seen.path("alias_of"), differences);
            compare(2, "session of " + name, wanted.path("session"), seen.path("session"), differences);
            compareAttributes(name, wanted.path("attrs"), seen.path("attrs"), differences);
        }
        observed.fieldNames().forEachRemaining(name -> {
            if (!expected.variables().has(name)) {
                differences.add(new Difference(1, "variable " + name, "none", "bound"));
            }
        });
    }

    private static void compareAttributes(
            String variable, JsonNode wanted, JsonNode seen, List<Difference> differences) {
        TreeSet<String> names = new TreeSet<>();
        wanted.fieldNames().forEachRemaining(names::add);
        seen.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(2, variable + "." + name, wanted.path(name), seen.path(name), differences);
        }
    }

    private static void compare(
            int level, String subject, JsonNode wanted, JsonNode seen, List<Difference> differences) {
        if (!wanted.equals(seen)) {
            differences.add(new Difference(level, subject, text(wanted), text(seen)));
        }
    }

    private static String text(JsonNode json) {
        return json.isMissingNode() ? "nothing" : json.toString();
    }
}
