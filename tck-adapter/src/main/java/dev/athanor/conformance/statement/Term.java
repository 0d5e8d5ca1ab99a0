package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a statement's text. */
sealed interface Term {
    /** The value of one execution. */
    JsonNode value(List<@Nullable Object> parameters);

    /** A question mark. */
    record Parameter(int index) implements Term {
        @Override
        public JsonNode value(List<@Nullable Object> parameters) {
            return Values.json(index < parameters.size() ? parameters.get(index) : null);
        }
    }

    /** A value that is the same each time. */
    record Constant(JsonNode json) implements Term {
        static final Constant NULL = new Constant(NullNode.instance);

        @Override
        public JsonNode value(List<@Nullable Object> parameters) {
            return json;
        }
    }

    /** Several values, of an IN. */
    record Several(List<Term> terms) implements Term {
        @Override
        public JsonNode value(List<@Nullable Object> parameters) {
            return Values.array(
                    terms.stream().map(term -> term.value(parameters)).toList());
        }
    }
}
