package dev.athanor.conformance.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario: a small program, and what is to be seen after each of its steps.
 *
 * @param name of the scenario
 * @param mapping the mapping that it is about
 * @param tags what it is about
 * @param json the whole scenario
 * @param problem why it cannot be carried out as it is written, or null
 */
public record Scenario(
        String name,
        Mapping mapping,
        List<String> tags,
        JsonNode json,
        @Nullable CorpusException problem) {

    /** The steps. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        json.path("steps").forEach(step -> steps.add(new Step(step)));
        return steps;
    }

    /** The rows that are there before the first step, by table. */
    public JsonNode fixture() {
        return json.path("fixture");
    }

    /** Whether an option is on. */
    public boolean option(String option, boolean otherwise) {
        return json.path("options").path(option).asBoolean(otherwise);
    }

    /** Whether transactions must see the database as it was when they began. */
    public boolean needsSnapshot() {
        return json.path("options").path("isolation").asText().equals("snapshot");
    }

    /** Whether the final tables are seen from outside of the session. */
    public boolean endsCommitted() {
        return json.path("final").path("view").asText().equals("committed");
    }

    /** The rows that are to be there after the last step, by table. */
    public JsonNode finalTables() {
        return json.path("final").path("tables");
    }
}
