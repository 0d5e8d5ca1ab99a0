package dev.athanor.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition. */
public sealed interface Predicate extends SqlNode {
    /**
     * Calls the method of the visitor for the kind of this predicate.
     *
     * @param visitor whom to call
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /** The conjunction of two conditions of which each may be missing. */
    static @Nullable Predicate both(@Nullable Predicate first, @Nullable Predicate second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return new And(List.of(first, second));
    }

    /**
     * One method per kind of predicate.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** A comparison. */
        R visit(Comparison predicate);

        /** All of several. */
        R visit(And predicate);

        /** One of several. */
        R visit(Or predicate);

        /** The opposite. */
        R visit(Not predicate);

        /** BETWEEN. */
        R visit(Between predicate);

        /** IN a list. */
        R visit(InList predicate);

        /** IN a query. */
        R visit(InSubquery predicate);

        /** LIKE. */
        R visit(Like predicate);

        /** IS NULL. */
        R visit(IsNull predicate);

        /** EXISTS. */
        R visit(Exists predicate);

        /** A comparison with ALL or ANY. */
        R visit(Quantified predicate);

        /** A truth value used as a predicate. */
        R visit(IsTrue predicate);

        /** Always or never. */
        R visit(Constant predicate);
    }

    /**
     * A comparison of two values.
     *
     * @param comparator how
     * @param left the left side
     * @param right the right side
     */
    record Comparison(Comparator comparator, Expression left, Expression right) implements Predicate {
        /** Checks the parts. */
        public Comparison {
            Objects.requireNonNull(comparator);
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }

        /** Equality. */
        public static Comparison equal(Expression left, Expression right) {
            return new Comparison(Comparator.EQUAL, left, right);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * All of several conditions.
     *
     * @param parts at least one
     */
    record And(List<Predicate> parts) implements Predicate {
        /** Checks the parts. */
        public And {
            parts = SqlNode.filled(parts, "parts");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * At least one of several conditions.
     *
     * @param parts at least one
     */
    record Or(List<Predicate> parts) implements Predicate {
        /** Checks the parts. */
        public Or {
            parts = SqlNode.filled(parts, "parts");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The opposite of a condition.
     *
     * @param predicate the condition
     */
    record Not(Predicate predicate) implements Predicate {
        /** Checks the condition. */
        public Not {
            Objects.requireNonNull(predicate);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * BETWEEN, both ends included.
     *
     * @param value what is tested
     * @param low the low end
     * @param high the high end
     * @param negated whether it must lie outside
     */
    record Between(Expression value, Expression low, Expression high, boolean negated) implements Predicate {
        /** Checks the parts. */
        public Between {
            Objects.requireNonNull(value);
            Objects.requireNonNull(low);
            Objects.requireNonNull(high);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * IN a list of values. The list may be empty: then nothing is in it.
     *
     * @param value what is tested; a row value for composite keys
     * @param list the values
     * @param negated whether it must not be among them
     */
    record InList(Expression value, List<Expression> list, boolean negated) implements Predicate {
        /** Checks the parts. */
        public InList {
            Objects.requireNonNull(value);
            list = List.copyOf(list);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * IN the result of a query.
     *
     * @param value what is tested; a row value for composite keys
     * @param query the query
     * @param negated whether it must not be among the rows
     */
    record InSubquery(Expression value, Query query, boolean negated) implements Predicate {
        /** Checks that both sides have the same width. */
        public InSubquery {
            int width = value instanceof Expression.RowValue row ? row.values().size() : 1;
            if (query.width() != width) {
                throw new IllegalArgumentException(width + " values IN a query of " + query.width() + " columns");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * LIKE. Without escape character there is none, whatever the database's default is.
     *
     * @param value what is tested
     * @param pattern the pattern
     * @param escape the escape character, or null
     * @param negated whether it must not match
     */
    record Like(
            Expression value, Expression pattern, @Nullable Expression escape, boolean negated) implements Predicate {
        /** Checks the parts. */
        public Like {
            Objects.requireNonNull(value);
            Objects.requireNonNull(pattern);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * IS NULL.
     *
     * @param value what is tested
     * @param negated whether it must not be null
     */
    record IsNull(Expression value, boolean negated) implements Predicate {
        /** Checks the value. */
        public IsNull {
            Objects.requireNonNull(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * EXISTS.
     *
     * @param query the query
     * @param negated whether it must have no rows
     */
    record Exists(Query query, boolean negated) implements Predicate {
        /** Checks the query. */
        public Exists {
            Objects.requireNonNull(query);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A comparison with all or any rows of a query.
     *
     * @param value the left side
     * @param comparator how
     * @param quantifier with how many rows it must hold
     * @param query the rows
     */
    record Quantified(Expression value, Comparator comparator, Quantifier quantifier, Query query)
            implements Predicate {
        /** With how many rows. */
        public enum Quantifier {
            /** With each. */
            ALL,
            /** With at least one. */
            ANY
        }

        /** Checks the parts. */
        public Quantified {
            Objects.requireNonNull(value);
            Objects.requireNonNull(comparator);
            Objects.requireNonNull(quantifier);
            Objects.requireNonNull(query);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A truth value used as a predicate.
     *
     * @param value a truth value
     */
    record IsTrue(Expression value) implements Predicate {
        /** Checks the value. */
        public IsTrue {
            Objects.requireNonNull(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Holds always or never.
     *
     * @param value whether it holds
     */
    record Constant(boolean value) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
