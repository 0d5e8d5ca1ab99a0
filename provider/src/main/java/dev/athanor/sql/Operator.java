package dev.athanor.sql;

/** Operators on values. */
public enum Operator {
    /** Sum. */
    ADD("+"),
    /** Difference. */
    SUBTRACT("-"),
    /** Product. */
    MULTIPLY("*"),
    /** Quotient of numbers that need not be whole. */
    DIVIDE("/"),
    /** Quotient of whole numbers, cut off. */
    DIVIDE_WHOLE("//"),
    /** Two texts, one behind the other. */
    CONCAT("||");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** The name under which its template is found. */
    public String symbol() {
        return symbol;
    }
}
