package dev.athanor.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two queries combined.
 *
 * @param kind how
 * @param all whether equal rows are kept
 * @param left the left side
 * @param right the right side
 * @param orderBy the order of the whole, by result columns; empty for none
 * @param limit how many rows at most; null for all
 * @param offset how many rows to leave out; null for none
 */
public record SetOperation(
        Kind kind,
        boolean all,
        Query left,
        Query right,
        List<Ordering> orderBy,
        @Nullable Expression limit,
        @Nullable Expression offset)
        implements Query {
    /** How two queries are combined. */
    public enum Kind {
        /** Rows of either. */
        UNION,
        /** Rows of both. */
        INTERSECT,
        /** Rows of the left that the right has not. */
        EXCEPT
    }

    /** Checks that both sides have the same width. */
    public SetOperation {
        Objects.requireNonNull(kind);
        orderBy = List.copyOf(orderBy);
        if (left.width() != right.width()) {
            throw new IllegalArgumentException(kind + " of " + left.width() + " and " + right.width() + " columns");
        }
    }

    @Override
    public int width() {
        return left.width();
    }

    @Override
    public <R> R acceptQuery(QueryVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
