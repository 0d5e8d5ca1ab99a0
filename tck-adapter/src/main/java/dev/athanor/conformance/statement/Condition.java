package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows WHERE, as far as the corpus has words for it: columns that equal values. */
final class Condition {
    private static final JsonNode COMPLEX = TextNode.valueOf("complex");

    private final Map<String, Term> columns = new LinkedHashMap<>();
    private boolean complex;

    void add(String column, Term value) {
        columns.put(column, value);
    }

    void makeComplex() {
        complex = true;
    }

    /** Columns and values of one execution, or {@code "complex"}. */
    JsonNode json(List<@Nullable Object> parameters) {
        if (complex) {
            return COMPLEX;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        columns.forEach((column, term) -> json.set(column, term.value(parameters)));
        return json;
    }
}
