package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.model.AggregateFunction;
import dev.athanor.internal.query.model.ArithmeticOperator;
import dev.athanor.internal.query.model.CastTarget;
import dev.athanor.internal.query.model.ScalarFunction;
import dev.athanor.internal.query.model.TemporalField;
import dev.athanor.internal.query.model.TrimSide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that has a value. Conditions are expressions too, so that the parser need not know in advance what a
 * parenthesis contains; it sees to it that conditions stand only where the language wants one.
 */
sealed interface ExpressionSyntax extends SelectionSyntax
        permits PathSyntax,
                PredicateSyntax,
                ExpressionSyntax.Literal,
                ExpressionSyntax.Parameter,
                ExpressionSyntax.Negation,
                ExpressionSyntax.Arithmetic,
                ExpressionSyntax.Function,
                ExpressionSyntax.Trim,
                ExpressionSyntax.Extract,
                ExpressionSyntax.Cast,
                ExpressionSyntax.DatabaseFunction,
                ExpressionSyntax.Aggregate,
                ExpressionSyntax.OfPath,
                ExpressionSyntax.Case,
                ExpressionSyntax.Subquery {
    /** Calls the visitor's method for the kind of node that this is. */
    <R> R accept(Visitor<R> visitor);

    /** What a function of a path asks of it. */
    enum PathProperty {
        ID,
        VERSION,
        TYPE,
        SIZE,
        INDEX
    }

    /**
     * A literal.
     *
     * @param value a String, a Boolean, a Number, a LocalDate, a LocalTime or a LocalDateTime; null for NULL
     */
    record Literal(@Nullable Object value, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLiteral(this);
        }
    }

    /**
     * An input parameter.
     *
     * @param name the name; null for a positional parameter
     * @param position the number; 0 for a named parameter
     */
    record Parameter(@Nullable String name, int position, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitParameter(this);
        }
    }

    /** Unary minus. */
    record Negation(ExpressionSyntax operand, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNegation(this);
        }
    }

    /** Two numbers and an operator; the offset is that of the operator. */
    record Arithmetic(ArithmeticOperator operator, ExpressionSyntax left, ExpressionSyntax right, int offset)
            implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitArithmetic(this);
        }
    }

    /** A built-in function of ordinary arguments, {@code ||} included. */
    record Function(ScalarFunction function, List<ExpressionSyntax> arguments, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFunction(this);
        }
    }

    /**
     * TRIM.
     *
     * @param character what is trimmed; null for blanks
     */
    record Trim(TrimSide side, @Nullable ExpressionSyntax character, ExpressionSyntax source, int offset)
            implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTrim(this);
        }
    }

    /** EXTRACT. */
    record Extract(TemporalField field, ExpressionSyntax source, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitExtract(this);
        }
    }

    /** CAST. */
    record Cast(ExpressionSyntax source, CastTarget target, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCast(this);
        }
    }

    /** {@code FUNCTION('name', ...)}: a function that only the database knows. */
    record DatabaseFunction(String name, List<ExpressionSyntax> arguments, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDatabaseFunction(this);
        }
    }

    /** An aggregate function. */
    record Aggregate(AggregateFunction function, boolean distinct, ExpressionSyntax argument, int offset)
            implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAggregate(this);
        }
    }

    /** ID, VERSION, TYPE, SIZE or INDEX of a path; TYPE takes a parameter too. */
    record OfPath(PathProperty property, ExpressionSyntax argument, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOfPath(this);
        }
    }

    /**
     * A case expression.
     *
     * @param operand what the simple form compares; null in the general form
     */
    record Case(
            @Nullable ExpressionSyntax operand, List<ClauseSyntax.When> whens, ExpressionSyntax otherwise, int offset)
            implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCase(this);
        }
    }

    /** A query in parentheses. */
    record Subquery(StatementSyntax.Query query, int offset) implements ExpressionSyntax {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSubquery(this);
        }
    }

    /** One method per kind of expression. */
    interface Visitor<R> {
        R visitPath(PathSyntax path);

        R visitPredicate(PredicateSyntax predicate);

        R visitLiteral(Literal literal);

        R visitParameter(Parameter parameter);

        R visitNegation(Negation negation);

        R visitArithmetic(Arithmetic arithmetic);

        R visitFunction(Function function);

        R visitTrim(Trim trim);

        R visitExtract(Extract extract);

        R visitCast(Cast cast);

        R visitDatabaseFunction(DatabaseFunction function);

        R visitAggregate(Aggregate aggregate);

        R visitOfPath(OfPath ofPath);

        R visitCase(Case caseExpression);

        R visitSubquery(Subquery subquery);
    }
}
