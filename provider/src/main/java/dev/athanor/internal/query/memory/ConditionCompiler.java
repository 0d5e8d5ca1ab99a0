package dev.athanor.internal.query.memory;

import dev.athanor.internal.query.model.ComparisonOperator;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.PredicateNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prepares conditions about one entity. */
final class ConditionCompiler implements PredicateNode.Visitor<MemoryCondition> {
    private final ExpressionCompiler expressions;

    ConditionCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    private MemoryValue value(ExpressionNode expression) {
        return expression.accept(expressions);
    }

    @Override
    public MemoryCondition visit(PredicateNode.Junction junction) {
        List<MemoryCondition> operands = new ArrayList<>();
        junction.operands().forEach(operand -> operands.add(operand.accept(this)));
        return junction.conjunction()
                ? (instance, parameters) -> Truth.all(operands, instance, parameters)
                : (instance, parameters) -> Truth.any(operands, instance, parameters);
    }

    @Override
    public MemoryCondition visit(PredicateNode.Not not) {
        MemoryCondition operand = not.operand().accept(this);
        return (instance, parameters) -> operand.test(instance, parameters).not();
    }

    @Override
    public MemoryCondition visit(PredicateNode.Comparison comparison) {
        return comparison(comparison.operator(), comparison.left(), comparison.right());
    }

    private MemoryCondition comparison(ComparisonOperator operator, ExpressionNode one, ExpressionNode other) {
        Comparisons.require(operator, one, other);
        MemoryValue left = value(one);
        MemoryValue right = value(other);
        return (instance, parameters) ->
                Comparisons.compare(operator, left.of(instance, parameters), right.of(instance, parameters));
    }

    @Override
    public MemoryCondition visit(PredicateNode.Between between) {
        List<MemoryCondition> bounds = List.of(
                comparison(ComparisonOperator.GREATER_OR_EQUAL, between.value(), between.low()),
                comparison(ComparisonOperator.LESS_OR_EQUAL, between.value(), between.high()));
        return (instance, parameters) -> Truth.all(bounds, instance, parameters);
    }

    @Override
    public MemoryCondition visit(PredicateNode.InList inList) {
        List<MemoryCondition> any = new ArrayList<>();
        inList.items().forEach(item -> any.add(member(inList.value(), item)));
        return (instance, parameters) -> Truth.any(any, instance, parameters);
    }

    /** A parameter that stands alone in the parentheses may be bound to several values. */
    private MemoryCondition member(ExpressionNode value, ExpressionNode item) {
        return item instanceof ExpressionNode.Parameter parameter
                ? oneOf(value, parameter)
                : comparison(ComparisonOperator.EQUAL, value, item);
    }

    @Override
    public MemoryCondition visit(PredicateNode.InParameter inParameter) {
        return oneOf(inParameter.value(), inParameter.parameter());
    }

    private MemoryCondition oneOf(ExpressionNode expression, ExpressionNode.Parameter parameter) {
        Comparisons.require(ComparisonOperator.EQUAL, expression, parameter);
        MemoryValue value = value(expression);
        return (instance, parameters) -> {
            Object present = value.of(instance, parameters);
            Truth any = Truth.FALSE;
            for (Object member : parameters.values(parameter.index(), parameter.type())) {
                Truth one = Comparisons.compare(ComparisonOperator.EQUAL, present, member);
                if (one == Truth.TRUE) {
                    return one;
                }
                any = one == Truth.FALSE ? any : one;
            }
            return any;
        };
    }

    @Override
    public MemoryCondition visit(PredicateNode.Like like) {
        if (like.value().type().javaType() != String.class) {
            throw new NotInMemoryException("LIKE of what is no text");
        }
        MemoryValue value = value(like.value());
        MemoryValue pattern = value(like.pattern());
        MemoryValue escape = like.escape() == null ? (instance, parameters) -> "" : value(like.escape());
        return (instance, parameters) -> {
            Object text = value.of(instance, parameters);
            Object wanted = pattern.of(instance, parameters);
            Object sign = escape.of(instance, parameters);
            if (text == MemoryValue.UNREAD || wanted == MemoryValue.UNREAD || sign == MemoryValue.UNREAD) {
                return Truth.UNREAD;
            }
            return text == null || wanted == null || sign == null
                    ? Truth.UNKNOWN
                    : Truth.of(pattern(wanted.toString(), sign.toString())
                            .matcher(text.toString())
                            .matches());
        };
    }

    private static Pattern pattern(String like, String escape) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char sign = like.charAt(i);
            if (!escape.isEmpty() && sign == escape.charAt(0) && i + 1 < like.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(like.charAt(i))));
            } else if (sign == '%') {
                regex.append(".*");
            } else if (sign == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(sign)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    @Override
    public MemoryCondition visit(PredicateNode.IsNull isNull) {
        MemoryValue value = value(isNull.value());
        return (instance, parameters) -> {
            Object present = value.of(instance, parameters);
            return present == MemoryValue.UNREAD ? Truth.UNREAD : Truth.of(present == null);
        };
    }

    @Override
    public MemoryCondition visit(PredicateNode.IsTrue isTrue) {
        MemoryValue value = value(isTrue.value());
        return (instance, parameters) -> truth(value.of(instance, parameters));
    }

    private static Truth truth(@Nullable Object value) {
        if (value == MemoryValue.UNREAD) {
            return Truth.UNREAD;
        }
        return value == null ? Truth.UNKNOWN : Truth.of(Boolean.TRUE.equals(value));
    }

    // ---- what only the database knows ------------------------------------------------------------------------------

    @Override
    public MemoryCondition visit(PredicateNode.Quantified quantified) {
        throw new NotInMemoryException("a subquery");
    }

    @Override
    public MemoryCondition visit(PredicateNode.InRows inRows) {
        throw new NotInMemoryException("a subquery");
    }

    @Override
    public MemoryCondition visit(PredicateNode.Exists exists) {
        throw new NotInMemoryException("a subquery");
    }

    @Override
    public MemoryCondition visit(PredicateNode.IsEmpty isEmpty) {
        throw new NotInMemoryException("IS EMPTY of " + isEmpty.collection().attribute());
    }

    @Override
    public MemoryCondition visit(PredicateNode.MemberOf memberOf) {
        throw new NotInMemoryException("MEMBER OF " + memberOf.collection().attribute());
    }
}
