package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of Java as the corpus writes them. */
public final class Values {
    private Values() {}

    /** A value of a column; whole numbers are alike whatever their type. */
    public static JsonNode json(@Nullable Object value) {
        if (value == null) {
            return NullNode.instance;
        }
        if (value instanceof Number number) {
            long whole = number.longValue();
            return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        return TextNode.valueOf(value.toString());
    }

    /** Values in a list. */
    public static ArrayNode array(List<? extends JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    /** Texts in a list. */
    public static ArrayNode texts(List<String> values) {
        return array(values.stream().map(TextNode::valueOf).toList());
    }
}
