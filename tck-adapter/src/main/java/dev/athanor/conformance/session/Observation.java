package dev.athanor.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one step.
 *
 * @param error the category of the exception, or null
 * @param thrown the exception, or null
 * @param value what the step returned; null if it returns nothing, a JSON null if it returned null
 * @param statements what was sent, in the words of the corpus
 * @param texts what was sent, as it was sent
 * @param picture variables and sessions after the step
 */
public record Observation(
        @Nullable String error,
        @Nullable Throwable thrown,
        @Nullable JsonNode value,
        List<ArrayNode> statements,
        List<String> texts,
        ObjectNode picture) {

    /** Whether the step failed because the program that observes it has no meaning any more. */
    public boolean isMeaningless() {
        return thrown instanceof UnboundVariableException;
    }
}
