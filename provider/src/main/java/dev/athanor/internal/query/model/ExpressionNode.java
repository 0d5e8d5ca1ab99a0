package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that has a value. */
public sealed interface ExpressionNode
        permits PathExpr,
                ExpressionNode.Literal,
                ExpressionNode.TypeLiteral,
                ExpressionNode.Parameter,
                ExpressionNode.Negation,
                ExpressionNode.Arithmetic,
                ExpressionNode.Function,
                ExpressionNode.Trim,
                ExpressionNode.Extract,
                ExpressionNode.Cast,
                ExpressionNode.DatabaseFunction,
                ExpressionNode.Aggregate,
                ExpressionNode.Size,
                ExpressionNode.TypeOf,
                ExpressionNode.Case,
                ExpressionNode.Subquery,
                ExpressionNode.ResultRef {
    /** What the value is in Java, and how it travels. */
    ValueType type();

    /** Calls the visitor's method for the kind of expression that this is. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A literal.
     *
     * @param value a String, Character, Boolean, Number, enum constant, LocalDate, LocalTime or LocalDateTime; null for NULL
     * @param type how the value travels: as that of the attribute which it is compared with or assigned to, if there is one
     */
    record Literal(@Nullable Object value, ValueType type) implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The class of an entity as a literal, to compare with {@link TypeOf}. */
    record TypeLiteral(Mapper mapper) implements ExpressionNode {
        @Override
        public ValueType type() {
            return ValueType.ENTITY_CLASS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * One occurrence of an input parameter.
     *
     * @param index its position among the parameters of the {@link QueryModel}
     * @param type how a value travels at this place
     */
    record Parameter(int index, ValueType type) implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Unary minus. */
    record Negation(ExpressionNode operand, ValueType type) implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Two numbers and an operator. */
    record Arithmetic(ArithmeticOperator operator, ExpressionNode left, ExpressionNode right, ValueType type)
            implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A built-in function. */
    record Function(ScalarFunction function, List<ExpressionNode> arguments, ValueType type) implements ExpressionNode {
        /** Copies the list. */
        public Function {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * TRIM.
     *
     * @param character what is trimmed; null for blanks
     */
    record Trim(TrimSide side, @Nullable ExpressionNode character, ExpressionNode source) implements ExpressionNode {
        @Override
        public ValueType type() {
            return ValueType.of(String.class);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** EXTRACT. */
    record Extract(TemporalField field, ExpressionNode source, ValueType type) implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** CAST. */
    record Cast(ExpressionNode source, CastTarget target) implements ExpressionNode {
        @Override
        public ValueType type() {
            return ValueType.of(target.javaType());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A function that only the database knows; what it is worth shows when it answers. */
    record DatabaseFunction(String name, List<ExpressionNode> arguments, ValueType type) implements ExpressionNode {
        /** Copies the list. */
        public DatabaseFunction {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An aggregate function. An entity can only be counted. */
    record Aggregate(AggregateFunction function, boolean distinct, ExpressionNode argument, ValueType type)
            implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The number of elements of a collection. */
    record Size(CollectionPath collection) implements ExpressionNode {
        @Override
        public ValueType type() {
            return ValueType.of(Integer.class);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The exact class of a node's entity. */
    record TypeOf(FromNode source) implements ExpressionNode {
        @Override
        public ValueType type() {
            return ValueType.ENTITY_CLASS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A case expression; the simple form has become comparisons with its operand. */
    record Case(List<When> whens, ExpressionNode otherwise, ValueType type) implements ExpressionNode {
        /** Copies the list. */
        public Case {
            whens = List.copyOf(whens);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One branch of a case expression. */
    record When(PredicateNode condition, ExpressionNode then) {}

    /** The one value in the one row of a query. */
    record Subquery(RowsModel rows, ValueType type) implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * In ORDER BY: the value of an item of the SELECT clause.
     *
     * @param index its position, from 0
     */
    record ResultRef(int index, ValueType type) implements ExpressionNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of expression. */
    interface Visitor<R> {
        R visit(PathExpr.EntityPath path);

        R visit(PathExpr.BasicPath path);

        R visit(PathExpr.EmbeddedPath path);

        R visit(PathExpr.ToOnePath path);

        R visit(PathExpr.IdPath path);

        R visit(PathExpr.KeyPath path);

        R visit(Literal literal);

        R visit(TypeLiteral literal);

        R visit(Parameter parameter);

        R visit(Negation negation);

        R visit(Arithmetic arithmetic);

        R visit(Function function);

        R visit(Trim trim);

        R visit(Extract extract);

        R visit(Cast cast);

        R visit(DatabaseFunction function);

        R visit(Aggregate aggregate);

        R visit(Size size);

        R visit(TypeOf typeOf);

        R visit(Case caseExpression);

        R visit(Subquery subquery);

        R visit(ResultRef reference);
    }
}
