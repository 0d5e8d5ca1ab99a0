package dev.athanor.internal.query.jpql;

import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.query.model.CollectionPath;
import dev.athanor.internal.query.model.ComparisonOperator;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryParameter.Arity;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;

/** Resolves conditions, and refuses those that compare what can never be equal. */
final class PredicateResolver implements PredicateSyntax.PredicateVisitor<PredicateNode> {
    private final QueryLevel level;

    PredicateResolver(QueryLevel level) {
        this.level = level;
    }

    /** A condition, or a boolean value in the place of one. */
    PredicateNode predicate(ExpressionSyntax syntax) {
        if (syntax instanceof PredicateSyntax predicate) {
            return predicate.accept(this);
        }
        ExpressionNode value = level.values.value(syntax, TypeRules.BOOLEAN);
        if (!TypeRules.fits(value.type(), TypeRules.Category.TRUTH)) {
            throw level.error(QueryMessage.VALUE_AS_CONDITION, syntax.offset(), TypeRules.name(value.type()));
        }
        return new PredicateNode.IsTrue(value);
    }

    @Override
    public PredicateNode visitJunction(PredicateSyntax.Junction junction) {
        List<PredicateNode> operands = new ArrayList<>(junction.operands().size());
        for (ExpressionSyntax operand : junction.operands()) {
            operands.add(predicate(operand));
        }
        return new PredicateNode.Junction(junction.conjunction(), operands);
    }

    @Override
    public PredicateNode visitNot(PredicateSyntax.Not not) {
        return new PredicateNode.Not(predicate(not.operand()));
    }

    @Override
    public PredicateNode visitComparison(PredicateSyntax.Comparison comparison) {
        ComparisonOperator operator = comparison.operator();
        int offset = comparison.offset();
        if (comparison.quantifier() != null) {
            ExpressionNode left = level.values.value(comparison.left());
            ExpressionNode.Subquery right = level.values.subquery((ExpressionSyntax.Subquery) comparison.right());
            checkComparable(left.type(), right.type(), operator, offset);
            return new PredicateNode.Quantified(operator, left, comparison.quantifier(), right.rows());
        }
        List<ExpressionNode> sides = level.values.comparands(List.of(comparison.left(), comparison.right()));
        return compare(operator, sides.get(0), sides.get(1), offset);
    }

    /** A comparison of two resolved values. */
    PredicateNode compare(ComparisonOperator operator, ExpressionNode left, ExpressionNode right, int offset) {
        checkComparable(left.type(), right.type(), operator, offset);
        return new PredicateNode.Comparison(operator, left, right);
    }

    private void checkComparable(ValueType left, ValueType right, ComparisonOperator operator, int offset) {
        if (!TypeRules.comparable(left, right)) {
            throw level.error(QueryMessage.NOT_COMPARABLE, offset, TypeRules.name(left), TypeRules.name(right));
        }
        if (operator.isOrdering() && (hasNoOrder(left) || hasNoOrder(right))) {
            throw level.error(
                    QueryMessage.NO_ORDER, offset, TypeRules.name(hasNoOrder(left) ? left : right), operator.symbol());
        }
    }

    private static boolean hasNoOrder(ValueType type) {
        TypeRules.Category category = TypeRules.category(type);
        return category == TypeRules.Category.ENTITY
                || category == TypeRules.Category.EMBEDDABLE
                || category == TypeRules.Category.CLASS;
    }

    @Override
    public PredicateNode visitBetween(PredicateSyntax.Between between) {
        List<ExpressionNode> values = level.values.together(List.of(between.value(), between.low(), between.high()));
        ExpressionNode value = values.get(0);
        for (ExpressionNode bound : values.subList(1, 3)) {
            checkComparable(value.type(), bound.type(), ComparisonOperator.LESS_OR_EQUAL, between.offset());
        }
        return negated(between.negated(), new PredicateNode.Between(value, values.get(1), values.get(2)));
    }

    @Override
    public PredicateNode visitInList(PredicateSyntax.InList in) {
        List<ExpressionSyntax> syntax = new ArrayList<>(in.items().size() + 1);
        syntax.add(in.value());
        syntax.addAll(in.items());
        boolean single = in.items().size() == 1;
        List<ExpressionNode> values = single && in.items().get(0) instanceof ExpressionSyntax.Parameter parameter
                ? withSingleParameter(in.value(), parameter)
                : level.values.comparands(syntax);
        ExpressionNode value = values.get(0);
        List<ExpressionNode> items = values.subList(1, values.size());
        for (ExpressionNode item : items) {
            checkComparable(value.type(), item.type(), ComparisonOperator.EQUAL, in.offset());
        }
        return negated(in.negated(), new PredicateNode.InList(value, items));
    }

    private List<ExpressionNode> withSingleParameter(ExpressionSyntax value, ExpressionSyntax.Parameter parameter) {
        ExpressionNode left = level.values.whole(value, ValueType.UNDETERMINED);
        return List.of(left, level.resolver.parameters().occurrence(parameter, left.type(), Arity.ONE_OR_MANY));
    }

    @Override
    public PredicateNode visitInSubquery(PredicateSyntax.InSubquery in) {
        ExpressionNode value = level.values.value(in.value());
        ExpressionNode.Subquery subquery = level.values.subquery(in.subquery());
        checkComparable(value.type(), subquery.type(), ComparisonOperator.EQUAL, in.offset());
        return negated(in.negated(), new PredicateNode.InRows(value, subquery.rows()));
    }

    @Override
    public PredicateNode visitInParameter(PredicateSyntax.InParameter in) {
        ExpressionNode value = level.values.whole(in.value(), ValueType.UNDETERMINED);
        ExpressionNode.Parameter parameter =
                level.resolver.parameters().occurrence(in.parameter(), value.type(), Arity.MANY);
        return negated(in.negated(), new PredicateNode.InParameter(value, parameter));
    }

    @Override
    public PredicateNode visitLike(PredicateSyntax.Like like) {
        ExpressionNode value = level.values.text(like.value(), "LIKE");
        ExpressionNode pattern = level.values.text(like.pattern(), "LIKE");
        ExpressionSyntax escape = like.escape();
        return negated(
                like.negated(),
                new PredicateNode.Like(value, pattern, escape == null ? null : level.values.text(escape, "ESCAPE")));
    }

    @Override
    public PredicateNode visitIsNull(PredicateSyntax.IsNull isNull) {
        return negated(isNull.negated(), new PredicateNode.IsNull(level.values.value(isNull.value())));
    }

    @Override
    public PredicateNode visitIsEmpty(PredicateSyntax.IsEmpty isEmpty) {
        CollectionPath collection = level.paths.collection(isEmpty.path(), "IS EMPTY");
        return negated(isEmpty.negated(), new PredicateNode.IsEmpty(collection));
    }

    @Override
    public PredicateNode visitMemberOf(PredicateSyntax.MemberOf memberOf) {
        CollectionPath collection = level.paths.collection(memberOf.path(), "MEMBER OF");
        ValueType element = element(collection.attribute(), memberOf.path().offset());
        ExpressionNode value = level.values.value(memberOf.value(), element);
        checkComparable(value.type(), element, ComparisonOperator.EQUAL, memberOf.offset());
        return negated(memberOf.negated(), new PredicateNode.MemberOf(value, collection));
    }

    private ValueType element(PluralAttribute collection, int offset) {
        if (collection instanceof PluralAssociation association) {
            return new ValueType.Entity(association.target());
        }
        if (((ElementCollection) collection).element() instanceof BasicAttribute basic) {
            return new ValueType.Scalar(basic.type());
        }
        throw level.error(QueryMessage.EMBEDDABLE_AS_VALUE, offset);
    }

    @Override
    public PredicateNode visitExists(PredicateSyntax.Exists exists) {
        RowsModel rows = level.values.rows(exists.subquery());
        return new PredicateNode.Exists(rows);
    }

    private static PredicateNode negated(boolean negated, PredicateNode predicate) {
        return negated ? new PredicateNode.Not(predicate) : predicate;
    }
}
