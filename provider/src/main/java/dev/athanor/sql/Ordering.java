package dev.athanor.sql;

import java.util.Objects;

/**
 * One criterion of ORDER BY.
 *
 * @param expression what to sort by
 * @param descending whether the greatest comes first
 * @param nulls where nulls go
 */
public record Ordering(Expression expression, boolean descending, Nulls nulls) implements SqlNode {
    /** Where nulls go. */
    public enum Nulls {
        /** As the database likes it. */
        DEFAULT,
        /** Before all values. */
        FIRST,
        /** After all values. */
        LAST
    }

    /** Checks the parts. */
    public Ordering {
        Objects.requireNonNull(expression);
        Objects.requireNonNull(nulls);
    }

    /** Ascending, nulls as the database likes it. */
    public static Ordering ascending(Expression expression) {
        return new Ordering(expression, false, Nulls.DEFAULT);
    }

    /** Descending, nulls as the database likes it. */
    public static Ordering descending(Expression expression) {
        return new Ordering(expression, true, Nulls.DEFAULT);
    }
}
