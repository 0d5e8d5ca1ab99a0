package dev.athanor.internal.query.model;

import java.util.List;

/**
 * A complete resolved statement. Immutable, shared by all threads.
 *
 * @param statement what it does
 * @param parameters its parameters in the order of their first occurrence: {@link ExpressionNode.Parameter} refers to them by
 *     index
 */
public record QueryModel(StatementModel statement, List<QueryParameter> parameters) {
    /** Copies the list. */
    public QueryModel {
        parameters = List.copyOf(parameters);
    }
}
