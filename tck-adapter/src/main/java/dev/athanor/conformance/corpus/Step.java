package dev.athanor.conformance.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a scenario.
 *
 * @param json the step with its arguments and expectations
 */
public record Step(JsonNode json) {

    /** What it does. */
    public String operation() {
        return json.path("op").asText();
    }

    /** What is to be seen after it. */
    public JsonNode expected() {
        return json.path("expect");
    }

    /** The session that it works with. */
    public String session() {
        return json.path("session").asText("s1");
    }

    /** Whether it has an argument, which may be null. */
    public boolean has(String argument) {
        return json.has(argument);
    }

    /** An argument. */
    public JsonNode argument(String argument) {
        return json.path(argument);
    }

    /** An argument that is a text. */
    public String text(String argument) {
        JsonNode value = json.path(argument);
        if (!value.isTextual()) {
            throw new CorpusException("the step " + operation() + " needs " + argument + ": " + json);
        }
        return value.asText();
    }

    /** An argument that is on or off. */
    public boolean flag(String argument, boolean otherwise) {
        return json.path(argument).asBoolean(otherwise);
    }

    /** An argument that is a list of texts; empty if it is not there. */
    public List<String> texts(String argument) {
        List<String> texts = new ArrayList<>();
        json.path(argument).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** What the step does, without its expectations. */
    public String described() {
        ObjectNode copy = ((ObjectNode) json).deepCopy();
        copy.remove("expect");
        return copy.toString();
    }
}
