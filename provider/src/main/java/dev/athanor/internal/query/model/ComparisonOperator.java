package dev.athanor.internal.query.model;

/** The six comparisons. */
public enum ComparisonOperator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    ComparisonOperator(String symbol) {
        this.symbol = symbol;
    }

    /** The sign of the operator in the query language. */
    public String symbol() {
        return symbol;
    }

    /** Whether the operator asks for an order of the values and not only for their equality. */
    public boolean isOrdering() {
        return this != EQUAL && this != NOT_EQUAL;
    }
}
