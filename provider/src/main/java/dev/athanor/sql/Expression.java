package dev.athanor.sql;

import dev.athanor.schema.Column;
import dev.athanor.type.ColumnType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value. There is no node for raw SQL text: what is not in this family cannot be written. */
public sealed interface Expression extends SqlNode {
    /**
     * Calls the method of the visitor for the kind of this expression.
     *
     * @param visitor whom to call
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of expression.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** A column. */
        R visit(ColumnRef expression);

        /** A column of a derived table, or a result column in ORDER BY. */
        R visit(NamedRef expression);

        /** A literal in the text. */
        R visit(Literal expression);

        /** NULL. */
        R visit(NullLiteral expression);

        /** A value given at execution. */
        R visit(Parameter expression);

        /** A fixed value that travels as a parameter. */
        R visit(BoundLiteral expression);

        /** A function of the dialect's table. */
        R visit(FunctionCall expression);

        /** A function of the database. */
        R visit(DatabaseFunction expression);

        /** Two operands. */
        R visit(Operation expression);

        /** Change of sign. */
        R visit(Negation expression);

        /** CASE WHEN. */
        R visit(Case expression);

        /** CASE x WHEN. */
        R visit(SimpleCase expression);

        /** CAST. */
        R visit(Cast expression);

        /** An aggregate. */
        R visit(Aggregate expression);

        /** A query of one row and column. */
        R visit(ScalarSubquery expression);

        /** Several values in brackets. */
        R visit(RowValue expression);

        /** A predicate used as a value. */
        R visit(PredicateValue expression);

        /** DEFAULT. */
        R visit(Default expression);
    }

    /**
     * A column of a table in scope.
     *
     * @param alias the alias of its table; null to leave it out, in statements on one table
     * @param column the column
     */
    record ColumnRef(@Nullable String alias, Column column) implements Expression {
        /** Checks the column. */
        public ColumnRef {
            Objects.requireNonNull(column);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A column that has a name but no table: of a derived table, or a result column in ORDER BY.
     *
     * @param alias the alias of the derived table; null for a result column
     * @param name the name as given to the derived table or the projection
     */
    record NamedRef(@Nullable String alias, String name) implements Expression {
        /** Checks the name. */
        public NamedRef {
            SqlNode.filled(name, "name");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A literal that is written into the text: a String, Boolean, Number, Character, UUID or a date or time of
     * java.time. Anything else goes into a {@link BoundLiteral}.
     *
     * @param value the value
     */
    record Literal(Object value) implements Expression {
        /** Checks the value. */
        public Literal {
            Objects.requireNonNull(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** NULL. */
    record NullLiteral() implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A value given at execution.
     *
     * @param slot the number by which the caller knows the value; the same slot may occur several times
     * @param type how it is bound
     */
    record Parameter(int slot, ColumnType type) implements Expression, ParameterSlot {
        /** Checks the parts. */
        public Parameter {
            Objects.requireNonNull(type);
            if (slot < 0) {
                throw new IllegalArgumentException("slot " + slot);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A value that belongs to the statement but has no literal: it travels as a parameter.
     *
     * @param value the value, may be null
     * @param type how it is bound
     */
    record BoundLiteral(@Nullable Object value, ColumnType type) implements Expression, ParameterSlot {
        /** Checks the type. */
        public BoundLiteral {
            Objects.requireNonNull(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A function that the dialect's table of functions has.
     *
     * @param function one of {@link SqlFunctions}, or a name that a dialect adds
     * @param arguments its arguments
     */
    record FunctionCall(String function, List<Expression> arguments) implements Expression {
        /** Checks the parts. */
        public FunctionCall {
            SqlNode.filled(function, "function");
            arguments = List.copyOf(arguments);
        }

        /** A call with the given arguments. */
        public static FunctionCall of(String function, Expression... arguments) {
            return new FunctionCall(function, List.of(arguments));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A function that the database has, called by its own name.
     *
     * @param name letters, digits, underscores and points
     * @param arguments its arguments
     */
    record DatabaseFunction(String name, List<Expression> arguments) implements Expression {
        /** Checks the name, which goes into the text as it is. */
        public DatabaseFunction {
            if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_$]*(\\.[\\p{L}_][\\p{L}\\p{N}_$]*){0,2}")) {
                throw new IllegalArgumentException("not the name of a function: " + name);
            }
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Two operands.
     *
     * @param operator the operator
     * @param left the left one
     * @param right the right one
     */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {
        /** Checks the parts. */
        public Operation {
            Objects.requireNonNull(operator);
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Change of sign.
     *
     * @param operand a number
     */
    record Negation(Expression operand) implements Expression {
        /** Checks the operand. */
        public Negation {
            Objects.requireNonNull(operand);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * CASE WHEN condition THEN result.
     *
     * @param branches at least one
     * @param otherwise the result if no condition holds; null means NULL
     */
    record Case(List<When> branches, @Nullable Expression otherwise) implements Expression {
        /**
         * One branch.
         *
         * @param condition when it is taken
         * @param result its value
         */
        public record When(Predicate condition, Expression result) {
            /** Checks the parts. */
            public When {
                Objects.requireNonNull(condition);
                Objects.requireNonNull(result);
            }
        }

        /** Checks the branches. */
        public Case {
            branches = SqlNode.filled(branches, "branches");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * CASE operand WHEN value THEN result.
     *
     * @param operand what is compared
     * @param branches at least one
     * @param otherwise the result if no value is equal; null means NULL
     */
    record SimpleCase(
            Expression operand,
            List<Match> branches,
            @Nullable Expression otherwise) implements Expression {
        /**
         * One branch.
         *
         * @param value what the operand is compared with
         * @param result its value
         */
        public record Match(Expression value, Expression result) {
            /** Checks the parts. */
            public Match {
                Objects.requireNonNull(value);
                Objects.requireNonNull(result);
            }
        }

        /** Checks the parts. */
        public SimpleCase {
            Objects.requireNonNull(operand);
            branches = SqlNode.filled(branches, "branches");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * CAST.
     *
     * @param operand what is converted
     * @param target to which type; the dialect knows its name
     */
    record Cast(Expression operand, ColumnType target) implements Expression {
        /** Checks the parts. */
        public Cast {
            Objects.requireNonNull(operand);
            Objects.requireNonNull(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * An aggregate over the rows of a group.
     *
     * @param function which
     * @param distinct whether equal values count once
     * @param argument over which value; null for COUNT(*), and only there
     */
    record Aggregate(
            Function function, boolean distinct, @Nullable Expression argument) implements Expression {
        /** The aggregates. */
        public enum Function {
            /** How many. */
            COUNT,
            /** Sum. */
            SUM,
            /** Mean. */
            AVG,
            /** Least. */
            MIN,
            /** Greatest. */
            MAX
        }

        /** Checks the parts. */
        public Aggregate {
            if (argument == null && (function != Function.COUNT || distinct)) {
                throw new IllegalArgumentException(function + " needs an argument");
            }
        }

        /** COUNT(*). */
        public static Aggregate countRows() {
            return new Aggregate(Function.COUNT, false, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A query of one column and at most one row.
     *
     * @param query the query
     */
    record ScalarSubquery(Query query) implements Expression {
        /** Checks the width. */
        public ScalarSubquery {
            if (query.width() != 1) {
                throw new IllegalArgumentException("a subquery used as a value has " + query.width() + " columns");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Several values that are compared together, as for composite keys.
     *
     * @param values at least one
     */
    record RowValue(List<Expression> values) implements Expression {
        /** Checks the values. */
        public RowValue {
            values = SqlNode.filled(values, "values");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A predicate used as a value.
     *
     * @param predicate the predicate
     */
    record PredicateValue(Predicate predicate) implements Expression {
        /** Checks the predicate. */
        public PredicateValue {
            Objects.requireNonNull(predicate);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** DEFAULT, as a value of INSERT or UPDATE and nowhere else. */
    record Default() implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
