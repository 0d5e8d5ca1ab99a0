package dev.athanor.internal.query.plan;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.CollectionPath;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.sql.Comparator;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Query;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Conditions of one query to SQL. */
final class PredicateLowering implements PredicateNode.Visitor<Predicate> {
    private final Level level;

    PredicateLowering(Level level) {
        this.level = level;
    }

    Predicate lower(PredicateNode node) {
        return node.accept(this);
    }

    @Nullable Predicate lowerOrNull(@Nullable PredicateNode node) {
        return node == null ? null : lower(node);
    }

    private Expression value(ExpressionNode node) {
        return level.expressions.lower(node);
    }

    @Override
    public Predicate visit(PredicateNode.Junction junction) {
        List<Predicate> parts = new ArrayList<>();
        junction.operands().forEach(operand -> parts.add(lower(operand)));
        return junction.conjunction() ? new Predicate.And(parts) : new Predicate.Or(parts);
    }

    @Override
    public Predicate visit(PredicateNode.Not not) {
        return Negations.of(lower(not.operand()));
    }

    @Override
    public Predicate visit(PredicateNode.Comparison comparison) {
        return comparing(
                List.of(comparison.left(), comparison.right()),
                () -> new Predicate.Comparison(
                        Comparator.valueOf(comparison.operator().name()),
                        value(comparison.left()),
                        value(comparison.right())));
    }

    /** Lowers a comparison; if classes of entities are compared, those of the hierarchy that one side tells. */
    private Predicate comparing(List<ExpressionNode> operands, Supplier<Predicate> lowering) {
        Mapper before = level.expressions.comparedHierarchy();
        for (ExpressionNode operand : operands) {
            if (operand instanceof ExpressionNode.TypeOf typeOf) {
                level.expressions.compareClassesOf(typeOf.source().mapper());
            }
        }
        Predicate predicate = lowering.get();
        level.expressions.compareClassesOf(before);
        return predicate;
    }

    @Override
    public Predicate visit(PredicateNode.Quantified quantified) {
        return new Predicate.Quantified(
                value(quantified.left()),
                Comparator.valueOf(quantified.operator().name()),
                Predicate.Quantified.Quantifier.valueOf(quantified.quantifier().name()),
                subquery(quantified.rows()));
    }

    private Query subquery(RowsModel rows) {
        return new RowsLowering(level.context).subquery(rows, level);
    }

    @Override
    public Predicate visit(PredicateNode.Between between) {
        return new Predicate.Between(value(between.value()), value(between.low()), value(between.high()), false);
    }

    @Override
    public Predicate visit(PredicateNode.InList in) {
        List<ExpressionNode> operands = new ArrayList<>(in.items());
        operands.add(in.value());
        return comparing(operands, () -> {
            List<Expression> list = new ArrayList<>();
            for (ExpressionNode item : in.items()) {
                if (item instanceof ExpressionNode.Parameter parameter && takesList(parameter)) {
                    list.addAll(values(parameter));
                } else {
                    list.add(value(item));
                }
            }
            return new Predicate.InList(value(in.value()), list, false);
        });
    }

    private boolean takesList(ExpressionNode.Parameter parameter) {
        return level.context.query().parameters().get(parameter.index()).arity() != QueryParameter.Arity.ONE;
    }

    private List<Expression> values(ExpressionNode.Parameter parameter) {
        return level.parameters.values(parameter.index(), parameter.type(), level.expressions.comparedHierarchy());
    }

    @Override
    public Predicate visit(PredicateNode.InParameter in) {
        return comparing(
                List.of(in.value()), () -> new Predicate.InList(value(in.value()), values(in.parameter()), false));
    }

    @Override
    public Predicate visit(PredicateNode.InRows in) {
        return new Predicate.InSubquery(value(in.value()), subquery(in.rows()), false);
    }

    @Override
    public Predicate visit(PredicateNode.Like like) {
        ExpressionNode escape = like.escape();
        return new Predicate.Like(
                value(like.value()), value(like.pattern()), escape == null ? null : value(escape), false);
    }

    @Override
    public Predicate visit(PredicateNode.IsNull isNull) {
        return new Predicate.IsNull(value(isNull.value()), false);
    }

    @Override
    public Predicate visit(PredicateNode.IsEmpty isEmpty) {
        return Negations.of(level.collections.isFilled(isEmpty.collection()));
    }

    @Override
    public Predicate visit(PredicateNode.MemberOf memberOf) {
        CollectionPath collection = memberOf.collection();
        return level.collections.contains(collection, value(memberOf.value()));
    }

    @Override
    public Predicate visit(PredicateNode.Exists exists) {
        return new Predicate.Exists(subquery(exists.rows()), false);
    }

    @Override
    public Predicate visit(PredicateNode.IsTrue isTrue) {
        Expression value = value(isTrue.value());
        if (isTrue.value().type() instanceof ValueType.Scalar scalar) {
            ColumnType type = scalar.column();
            if (type.javaType() == Boolean.class && type != ColumnTypes.BOOLEAN) {
                // Stored as something else.
                return Predicate.Comparison.equal(value, new Expression.BoundLiteral(true, type));
            }
        }
        return new Predicate.IsTrue(value);
    }
}
