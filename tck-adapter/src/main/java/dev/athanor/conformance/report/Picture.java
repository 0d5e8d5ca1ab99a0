package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.athanor.conformance.corpus.Step;
import java.util.List;
import java.util.Map;

/** The picture that the corpus expects: the last full one and what a step says has changed. */
final class Picture {
    /** What a picture tells of the sessions, beside the variables. */
    static final List<String> PARTS = List.of("new", "dirty", "deleted", "identity_map", "tx");

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /** Nothing is there yet. */
    Picture() {
        json.putObject("vars");
        PARTS.forEach(part -> json.putArray(part));
        json.set("tx", TextNode.valueOf("none"));
    }

    /** Replaces what a step mentions. */
    void apply(Step step) {
        if (step.operation().equals("forget")) {
            variables().remove(step.text("var"));
        }
        JsonNode changes = step.expected();
        changes.path("vars").properties().forEach(variable -> variables().set(variable.getKey(), variable.getValue()));
        PARTS.stream().filter(changes::has).forEach(part -> json.set(part, changes.get(part)));
    }

    ObjectNode variables() {
        return (ObjectNode) json.get("vars");
    }

    JsonNode part(String part) {
        return json.path(part);
    }

    /** What one full picture has that the one before it has not. */
    static ObjectNode changes(JsonNode before, JsonNode after) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> variable : after.path("vars").properties()) {
            if (!variable.getValue().equals(before.path("vars").path(variable.getKey()))) {
                variables.set(variable.getKey(), variable.getValue());
            }
        }
        if (!variables.isEmpty()) {
            changes.set("vars", variables);
        }
        for (String part : PARTS) {
            if (!after.path(part).equals(before.path(part))) {
                changes.set(part, after.path(part));
            }
        }
        return changes;
    }

    /** The empty picture. */
    static JsonNode empty() {
        return new Picture().json;
    }
}
