package dev.athanor.sql;

/** Operators on values. */
public enum Operator {
    /** Sum. */
    ADD("+"),
    /** Difference. */
    SUBTRACT("-"),
    /** Product. */
    MULTIPLY("*"),
    /** Quotient; of whole numbers it is cut off, as SQL does it. */
    DIVIDE("/"),
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
