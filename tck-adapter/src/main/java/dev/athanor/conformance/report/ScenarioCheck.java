package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.session.MappingUnit;
import dev.athanor.conformance.session.Observation;
import dev.athanor.conformance.session.ScenarioRun;
import dev.athanor.conformance.statement.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one scenario and compares step by step. */
public final class ScenarioCheck {
    private final Scenario scenario;
    private final boolean toTheEnd;
    private final @Nullable Trace trace;
    private final StepComparison comparison;
    private final List<@Nullable Failure> failures = new ArrayList<>();
    private final ObjectNode observed;
    private final ArrayNode observedSteps = JsonNodeFactory.instance.arrayNode();
    private int place;
    private int selects;
    private int expectedSelects;

    private ScenarioCheck(Scenario scenario, boolean toTheEnd, boolean tracing) {
        for (int level = 1; level <= ScenarioResult.LEVELS; level++) {
            failures.add(null);
        }
        this.scenario = scenario;
        this.toTheEnd = toTheEnd;
        this.trace = tracing ? new Trace(scenario) : null;
        this.comparison = new StepComparison(scenario.mapping());
        this.observed = ((ObjectNode) scenario.json()).deepCopy();
        observed.set("steps", observedSteps);
        observed.remove("final");
    }

    /**
     * Runs a scenario.
     *
     * @param unit what the scenarios of the mapping share
     * @param scenario the scenario
     * @param toTheEnd whether to go on after the first difference of level 1, to see what else there is
     * @param tracing whether to write down what happens
     */
    public static ScenarioResult run(MappingUnit unit, Scenario scenario, boolean toTheEnd, boolean tracing) {
        ScenarioCheck check = new ScenarioCheck(scenario, toTheEnd, tracing);
        try (ScenarioRun run = new ScenarioRun(unit, scenario)) {
            check.steps(run);
        } catch (SQLException | RuntimeException e) {
            check.broken(e);
        }
        return check.result();
    }

    /** The result of a scenario whose mapping could not be set up. */
    public static ScenarioResult failed(Scenario scenario, Throwable reason) {
        ScenarioCheck check = new ScenarioCheck(scenario, false, false);
        check.broken(reason);
        return check.result();
    }

    private void steps(ScenarioRun run) throws SQLException {
        JsonNode before = Picture.empty();
        List<Step> steps = scenario.steps();
        for (Step step : steps) {
            place++;
            Observation observation = run.run(step);
            if (observation.isMeaningless() && failures.get(0) != null) {
                return;
            }
            List<Difference> differences = comparison.compare(step, observation);
            ObjectNode changes = changes(before, observation);
            before = observation.picture();
            observe(step, changes);
            note(step, differences, observation.thrown());
            if (trace != null) {
                trace.add(place, step, observation, changes, differences);
            }
            if (failures.get(0) != null && !toTheEnd) {
                return;
            }
        }
        place++;
        end(run);
    }

    private void end(ScenarioRun run) throws SQLException {
        JsonNode tables = run.finalTables();
        ObjectNode last = observed.putObject("final");
        last.set("view", scenario.json().path("final").path("view"));
        last.set("tables", tables);
        if (!tables.equals(scenario.finalTables()) && failures.get(0) == null) {
            Difference difference =
                    new Difference(1, "final tables", scenario.finalTables().toString(), tables.toString());
            failures.set(0, new Failure(place, "final", "the tables at the end", List.of(difference), null));
            if (trace != null) {
                trace.add(difference);
            }
        }
    }

    private void note(Step step, List<Difference> differences, @Nullable Throwable thrown) {
        for (int level = 1; level <= ScenarioResult.LEVELS; level++) {
            int wanted = level;
            List<Difference> own = differences.stream()
                    .filter(difference -> difference.level() == wanted)
                    .toList();
            if (failures.get(level - 1) == null && !own.isEmpty()) {
                failures.set(level - 1, new Failure(place, step.operation(), step.described(), own, thrown));
            }
        }
    }

    private static ObjectNode changes(JsonNode before, Observation observation) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        if (observation.error() != null) {
            changes.put("error", observation.error());
        }
        if (observation.value() != null) {
            changes.set("value", observation.value());
        }
        if (!observation.statements().isEmpty()) {
            changes.set("sql", Values.array(observation.statements()));
        }
        changes.setAll(Picture.changes(before, observation.picture()));
        return changes;
    }

    private void observe(Step step, ObjectNode changes) {
        ObjectNode copy = ((ObjectNode) step.json()).deepCopy();
        copy.set("expect", changes);
        observedSteps.add(copy);
        expectedSelects += selects(step.expected());
        selects += selects(changes);
    }

    private static int selects(JsonNode expectation) {
        return (int) StatementComparison.list(expectation.path("sql")).stream()
                .filter(StatementComparison::isRead)
                .count();
    }

    private void broken(Throwable reason) {
        Difference difference = new Difference(1, "scenario", "to run", reason.toString());
        if (failures.get(0) == null) {
            failures.set(
                    0, new Failure(place, place == 0 ? "start" : "run", "the scenario", List.of(difference), reason));
        }
        observed.set("broken", TextNode.valueOf(reason.toString()));
        if (trace != null) {
            trace.add(reason);
        }
    }

    private ScenarioResult result() {
        return new ScenarioResult(
                scenario,
                Collections.unmodifiableList(failures),
                selects,
                expectedSelects,
                observed,
                trace == null ? "" : trace.text());
    }
}
