package dev.athanor.internal.query.model;

/** The four binary operations on numbers. */
public enum ArithmeticOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/");

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    /** The sign of the operator in the query language. */
    public String symbol() {
        return symbol;
    }
}
