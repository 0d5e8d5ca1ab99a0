package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.model.ComparisonOperator;
import dev.athanor.internal.query.model.Quantifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition. The operands of {@link Junction} and {@link Not} may also be boolean values: paths, literals, parameters. */
sealed interface PredicateSyntax extends ExpressionSyntax {
    /** Calls the visitor's method for the kind of condition that this is. */
    <R> R accept(PredicateVisitor<R> visitor);

    @Override
    default <R> R accept(ExpressionSyntax.Visitor<R> visitor) {
        return visitor.visitPredicate(this);
    }

    /** AND or OR over any number of operands: a list, because generated queries have thousands of them. */
    record Junction(boolean conjunction, List<ExpressionSyntax> operands, int offset) implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitJunction(this);
        }
    }

    /** NOT. */
    record Not(ExpressionSyntax operand, int offset) implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitNot(this);
        }
    }

    /**
     * A comparison; the offset is that of the operator.
     *
     * @param quantifier ALL or ANY if the right side is a subquery that follows one of them
     */
    record Comparison(
            ComparisonOperator operator,
            ExpressionSyntax left,
            @Nullable Quantifier quantifier,
            ExpressionSyntax right,
            int offset)
            implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitComparison(this);
        }
    }

    /** BETWEEN. */
    record Between(ExpressionSyntax value, ExpressionSyntax low, ExpressionSyntax high, boolean negated, int offset)
            implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitBetween(this);
        }
    }

    /** IN with a list in parentheses. */
    record InList(ExpressionSyntax value, List<ExpressionSyntax> items, boolean negated, int offset)
            implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitInList(this);
        }
    }

    /** IN with a subquery. */
    record InSubquery(ExpressionSyntax value, ExpressionSyntax.Subquery subquery, boolean negated, int offset)
            implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitInSubquery(this);
        }
    }

    /** IN with a parameter that is a collection. */
    record InParameter(ExpressionSyntax value, ExpressionSyntax.Parameter parameter, boolean negated, int offset)
            implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitInParameter(this);
        }
    }

    /** LIKE. */
    record Like(
            ExpressionSyntax value,
            ExpressionSyntax pattern,
            @Nullable ExpressionSyntax escape,
            boolean negated,
            int offset)
            implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitLike(this);
        }
    }

    /** IS NULL. */
    record IsNull(ExpressionSyntax value, boolean negated, int offset) implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitIsNull(this);
        }
    }

    /** IS EMPTY. */
    record IsEmpty(PathSyntax path, boolean negated, int offset) implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitIsEmpty(this);
        }
    }

    /** MEMBER OF. */
    record MemberOf(ExpressionSyntax value, PathSyntax path, boolean negated, int offset) implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitMemberOf(this);
        }
    }

    /** EXISTS. */
    record Exists(ExpressionSyntax.Subquery subquery, int offset) implements PredicateSyntax {
        @Override
        public <R> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitExists(this);
        }
    }

    /** One method per kind of condition. */
    interface PredicateVisitor<R> {
        R visitJunction(Junction junction);

        R visitNot(Not not);

        R visitComparison(Comparison comparison);

        R visitBetween(Between between);

        R visitInList(InList in);

        R visitInSubquery(InSubquery in);

        R visitInParameter(InParameter in);

        R visitLike(Like like);

        R visitIsNull(IsNull isNull);

        R visitIsEmpty(IsEmpty isEmpty);

        R visitMemberOf(MemberOf memberOf);

        R visitExists(Exists exists);
    }
}
