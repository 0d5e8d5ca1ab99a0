package dev.athanor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.conformance.corpus.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ways to make one expectation of a scenario wrong; each changes the last one of its kind. */
public enum Alteration {
    /** What a step returns. */
    VALUE(step -> step.has("value")) {
        @Override
        void alter(ObjectNode expected) {
            expected.put("value", "something else");
        }
    },
    /** The state of an object. */
    STATE(step -> firstVariable(step) != null) {
        @Override
        void alter(ObjectNode expected) {
            ObjectNode variable = (ObjectNode) java.util.Objects.requireNonNull(firstVariable(expected));
            variable.put("state", variable.path("state").asText().equals("transient") ? "pending" : "transient");
        }
    },
    /** A row that is written. */
    STATEMENT(step -> !step.has("error") && firstWrite(step) != null) {
        @Override
        void alter(ObjectNode expected) {
            ObjectNode columns = (ObjectNode)
                    java.util.Objects.requireNonNull(firstWrite(expected)).get(2);
            columns.put(columns.fieldNames().next(), 4711);
        }
    },
    /** An exception. */
    ERROR(step -> step.has("error")) {
        @Override
        void alter(ObjectNode expected) {
            expected.put("error", expected.path("error").asText().equals("Integrity") ? "StaleData" : "Integrity");
        }
    },
    /** An exception where none is. */
    NO_ERROR(step -> !step.has("error")) {
        @Override
        void alter(ObjectNode expected) {
            expected.put("error", "Integrity");
        }
    },
    /** The pending objects. */
    NEW(step -> step.has("new")) {
        @Override
        void alter(ObjectNode expected) {
            ((ArrayNode) expected.get("new")).add("zz");
        }
    },
    /** The objects marked as deleted. */
    DELETED(step -> step.has("deleted")) {
        @Override
        void alter(ObjectNode expected) {
            ((ArrayNode) expected.get("deleted")).add("zz");
        }
    },
    /** The tables at the end. */
    FINAL(step -> false) {
        @Override
        void alter(ObjectNode expected) {
            throw new IllegalStateException();
        }
    };

    private final Predicate<JsonNode> fits;

    Alteration(Predicate<JsonNode> fits) {
        this.fits = fits;
    }

    abstract void alter(ObjectNode expected);

    /** The scenario with one wrong expectation; null if it has no expectation of this kind. */
    public @Nullable Scenario of(Scenario scenario) {
        JsonNode json = scenario.json().deepCopy();
        if (this == FINAL) {
            return alterFinal(json) ? with(scenario, json) : null;
        }
        List<JsonNode> steps = new ArrayList<>();
        json.path("steps").forEach(steps::add);
        Collections.reverse(steps);
        for (JsonNode step : steps) {
            if (fits.test(step.path("expect"))) {
                alter((ObjectNode) step.path("expect"));
                return with(scenario, json);
            }
        }
        return null;
    }

    private static boolean alterFinal(JsonNode json) {
        for (JsonNode table : json.path("final").path("tables")) {
            if (!table.isEmpty()) {
                ((ArrayNode) table).remove(table.size() - 1);
                return true;
            }
        }
        return false;
    }

    private static Scenario with(Scenario scenario, JsonNode json) {
        return new Scenario(scenario.name(), scenario.mapping(), scenario.tags(), json, null);
    }

    private static @Nullable JsonNode firstVariable(JsonNode expected) {
        for (JsonNode variable : expected.path("vars")) {
            if (variable.has("state")) {
                return variable;
            }
        }
        return null;
    }

    private static @Nullable JsonNode firstWrite(JsonNode expected) {
        for (JsonNode statement : expected.path("sql")) {
            if (List.of("INSERT", "UPDATE", "DELETE").contains(statement.path(0).asText())) {
                return statement;
            }
        }
        return null;
    }
}
