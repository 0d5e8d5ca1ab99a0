package dev.athanor.internal.query.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition. There is one node for each test and {@link Not} for its negation, and no other way to say either. A condition
 * as a value is a case expression.
 */
public sealed interface PredicateNode {
    /** Calls the visitor's method for the kind of condition that this is. */
    <R> R accept(Visitor<R> visitor);

    /** AND or OR over two or more operands. */
    record Junction(boolean conjunction, List<PredicateNode> operands) implements PredicateNode {
        /** Copies the list. */
        public Junction {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The contrary of another condition; unknown stays unknown. */
    record Not(PredicateNode operand) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A comparison. Entities are compared by their keys, and only for equality. */
    record Comparison(ComparisonOperator operator, ExpressionNode left, ExpressionNode right) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A comparison with all rows of a query, or with any of them. */
    record Quantified(ComparisonOperator operator, ExpressionNode left, Quantifier quantifier, RowsModel rows)
            implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** BETWEEN, bounds included. */
    record Between(ExpressionNode value, ExpressionNode low, ExpressionNode high) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** IN with a list. */
    record InList(ExpressionNode value, List<ExpressionNode> items) implements PredicateNode {
        /** Copies the list. */
        public InList {
            items = List.copyOf(items);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** IN with a subquery. */
    record InRows(ExpressionNode value, RowsModel rows) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** IN with a parameter that is a collection. */
    record InParameter(ExpressionNode value, ExpressionNode.Parameter parameter) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** LIKE, with the character that takes the meaning of a wildcard away, if there is one. */
    record Like(
            ExpressionNode value,
            ExpressionNode pattern,
            @Nullable ExpressionNode escape) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** IS NULL. */
    record IsNull(ExpressionNode value) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** IS EMPTY. */
    record IsEmpty(CollectionPath collection) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** MEMBER OF. */
    record MemberOf(ExpressionNode value, CollectionPath collection) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** EXISTS. */
    record Exists(RowsModel rows) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A boolean value as a condition. */
    record IsTrue(ExpressionNode value) implements PredicateNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method per kind of condition. */
    interface Visitor<R> {
        R visit(Junction junction);

        R visit(Not not);

        R visit(Comparison comparison);

        R visit(Quantified quantified);

        R visit(Between between);

        R visit(InList inList);

        R visit(InRows inRows);

        R visit(InParameter inParameter);

        R visit(Like like);

        R visit(IsNull isNull);

        R visit(IsEmpty isEmpty);

        R visit(MemberOf memberOf);

        R visit(Exists exists);

        R visit(IsTrue isTrue);
    }
}
