package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a statement, read once. Its executions differ in their parameters. */
interface Template {
    /** One entry per row of an INSERT, else one. */
    List<ArrayNode> entries(List<@Nullable Object> parameters);
}
