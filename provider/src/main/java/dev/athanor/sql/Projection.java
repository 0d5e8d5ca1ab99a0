package dev.athanor.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a result.
 *
 * @param expression its value
 * @param alias the name by which ORDER BY or an outer query refers to it, or null
 */
public record Projection(Expression expression, @Nullable String alias) implements SqlNode {
    /** Checks the expression. */
    public Projection {
        Objects.requireNonNull(expression);
    }

    /** A result column without name. */
    public static Projection of(Expression expression) {
        return new Projection(expression, null);
    }
}
