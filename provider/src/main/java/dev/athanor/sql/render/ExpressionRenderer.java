package dev.athanor.sql.render;

import dev.athanor.message.DatabaseMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Predicate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values, and knows how strongly each kind of node binds. */
final class ExpressionRenderer implements Expression.Visitor<SqlWriter> {
    private final SqlWriter writer;

    ExpressionRenderer(SqlWriter writer) {
        this.writer = writer;
    }

    int precedence(Expression expression) {
        if (expression instanceof Expression.Operation operation) {
            return template(operation.operator()).precedence();
        }
        if (expression instanceof Expression.FunctionCall call) {
            return template(call.function(), call.arguments().size()).precedence();
        }
        if (expression instanceof Expression.Negation) {
            return Precedence.SIGN;
        }
        if (expression instanceof Expression.PredicateValue value) {
            return precedence(value.predicate());
        }
        // Two signs in a row would begin a comment.
        return expression instanceof Expression.Literal literal && isNegative(literal.value())
                ? Precedence.SUM
                : Precedence.PRIMARY;
    }

    int precedence(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.parts().size() == 1 ? precedence(and.parts().get(0)) : Precedence.AND;
        }
        if (predicate instanceof Predicate.Or or) {
            return or.parts().size() == 1 ? precedence(or.parts().get(0)) : Precedence.OR;
        }
        if (predicate instanceof Predicate.Not) {
            return Precedence.NOT;
        }
        if (predicate instanceof Predicate.IsTrue value) {
            return precedence(value.value());
        }
        if (predicate instanceof Predicate.Exists exists) {
            return exists.negated() ? Precedence.NOT : Precedence.PRIMARY;
        }
        return Precedence.COMPARISON;
    }

    private static boolean isNegative(Object value) {
        return value instanceof Number number
                && (value instanceof BigDecimal decimal
                        ? decimal.signum() < 0
                        : number.doubleValue() < 0 || number.toString().startsWith("-"));
    }

    private Template template(Operator operator) {
        return template(operator.symbol(), 2);
    }

    private Template template(String function, int arguments) {
        Template template = writer.style().functions().find(function, arguments);
        if (template == null) {
            throw new InvalidArgumentException(
                    DatabaseMessage.UNKNOWN_FUNCTION, writer.style().name(), function, arguments);
        }
        return template;
    }

    @Override
    public SqlWriter visit(Expression.ColumnRef expression) {
        if (expression.alias() != null) {
            writer.append(expression.alias()).append('.');
        }
        return writer.append(
                writer.style().identifiers().written(expression.column().name()));
    }

    @Override
    public SqlWriter visit(Expression.NamedRef expression) {
        if (expression.alias() != null) {
            writer.append(expression.alias()).append('.');
        }
        return writer.append(expression.name());
    }

    @Override
    public SqlWriter visit(Expression.Literal expression) {
        return writer.append(writer.style().literal(expression.value()));
    }

    @Override
    public SqlWriter visit(Expression.NullLiteral expression) {
        return writer.append("NULL");
    }

    @Override
    public SqlWriter visit(Expression.Parameter expression) {
        return writer.parameter(expression);
    }

    @Override
    public SqlWriter visit(Expression.BoundLiteral expression) {
        return writer.parameter(expression);
    }

    @Override
    public SqlWriter visit(Expression.FunctionCall expression) {
        List<Expression> arguments = expression.arguments();
        template(expression.function(), arguments.size()).write(writer, arguments);
        return writer;
    }

    @Override
    public SqlWriter visit(Expression.DatabaseFunction expression) {
        return writer.append(expression.name())
                .append('(')
                .list(expression.arguments())
                .append(')');
    }

    @Override
    public SqlWriter visit(Expression.Operation expression) {
        template(expression.operator()).write(writer, List.of(expression.left(), expression.right()));
        return writer;
    }

    @Override
    public SqlWriter visit(Expression.Negation expression) {
        return writer.append('-').operand(expression.operand(), Precedence.PRIMARY, true);
    }

    @Override
    public SqlWriter visit(Expression.Case expression) {
        boolean untyped = SqlWriter.areUntyped(expression.branches().stream()
                        .map(Expression.Case.When::result)
                        .toList())
                && (expression.otherwise() == null || SqlWriter.areUntyped(List.of(expression.otherwise())));
        writer.append("CASE");
        for (Expression.Case.When branch : expression.branches()) {
            writer.append(" WHEN ").predicate(branch.condition());
            writer.append(" THEN ").operand(branch.result(), Precedence.OR, untyped);
        }
        return ended(expression.otherwise(), untyped);
    }

    @Override
    public SqlWriter visit(Expression.SimpleCase expression) {
        boolean untyped = SqlWriter.areUntyped(expression.branches().stream()
                        .map(Expression.SimpleCase.Match::result)
                        .toList())
                && (expression.otherwise() == null || SqlWriter.areUntyped(List.of(expression.otherwise())));
        writer.append("CASE ").operand(expression.operand(), Precedence.COMPARISON + 1, true);
        for (Expression.SimpleCase.Match branch : expression.branches()) {
            writer.append(" WHEN ").operand(branch.value(), Precedence.COMPARISON + 1);
            writer.append(" THEN ").operand(branch.result(), Precedence.OR, untyped);
        }
        return ended(expression.otherwise(), untyped);
    }

    private SqlWriter ended(@Nullable Expression otherwise, boolean untyped) {
        if (otherwise != null) {
            writer.append(" ELSE ").operand(otherwise, Precedence.OR, untyped);
        }
        return writer.append(" END");
    }

    @Override
    public SqlWriter visit(Expression.Cast expression) {
        return writer.append("CAST(")
                .expression(expression.operand())
                .append(" AS ")
                .append(writer.style().castType(expression.target()))
                .append(')');
    }

    @Override
    public SqlWriter visit(Expression.Aggregate expression) {
        writer.append(expression.function().name().toLowerCase(Locale.ROOT)).append('(');
        if (expression.argument() == null) {
            return writer.append("*)");
        }
        return writer.append(expression.distinct() ? "DISTINCT " : "")
                .operand(expression.argument(), Precedence.OR, true)
                .append(')');
    }

    @Override
    public SqlWriter visit(Expression.ScalarSubquery expression) {
        return writer.subquery(expression.query());
    }

    @Override
    public SqlWriter visit(Expression.RowValue expression) {
        return writer.append('(').list(expression.values()).append(')');
    }

    @Override
    public SqlWriter visit(Expression.PredicateValue expression) {
        return writer.predicate(expression.predicate());
    }

    @Override
    public SqlWriter visit(Expression.Default expression) {
        return writer.append("DEFAULT");
    }
}
