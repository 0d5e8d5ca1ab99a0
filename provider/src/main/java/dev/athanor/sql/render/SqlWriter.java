package dev.athanor.sql.render;

import dev.athanor.sql.Expression;
import dev.athanor.sql.ParameterSlot;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Query;
import dev.athanor.sql.RenderedSql;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of one statement in the making, and the one place that decides on brackets. For one thread, for one
 * statement.
 */
final class SqlWriter {
    private final StringBuilder text = new StringBuilder(256);
    private final List<ParameterSlot> slots = new ArrayList<>();
    private final SqlStyle style;
    private final ExpressionRenderer expressions;
    private final PredicateRenderer predicates;
    private final SelectRenderer selects;

    SqlWriter(SqlStyle style) {
        this.style = style;
        this.expressions = new ExpressionRenderer(this);
        this.predicates = new PredicateRenderer(this);
        this.selects = new SelectRenderer(this);
    }

    SqlStyle style() {
        return style;
    }

    RenderedSql finished(List<String> generatedColumns) {
        return new RenderedSql(text.toString(), slots, generatedColumns);
    }

    SqlWriter append(String more) {
        text.append(more);
        return this;
    }

    SqlWriter append(char more) {
        text.append(more);
        return this;
    }

    /** A question mark, and what it stands for. */
    SqlWriter parameter(ParameterSlot slot) {
        slots.add(slot);
        text.append('?');
        return this;
    }

    /** An expression where nothing beside it could take a part of it. */
    SqlWriter expression(Expression expression) {
        return expression.accept(expressions);
    }

    /** An operand, in brackets if it binds weaker than the floor. */
    SqlWriter operand(Expression expression, int floor) {
        if (expressions.precedence(expression) >= floor) {
            return expression(expression);
        }
        return append('(').expression(expression).append(')');
    }

    /** An operand; a parameter says its type if nothing beside it tells. */
    SqlWriter operand(Expression expression, int floor, boolean sayType) {
        return sayType && style.typesParameters() && expression instanceof ParameterSlot slot
                ? typed(slot)
                : operand(expression, floor);
    }

    /** A parameter that says its type. */
    SqlWriter typed(ParameterSlot slot) {
        return append("CAST(")
                .parameter(slot)
                .append(" AS ")
                .append(style.castType(slot.type()))
                .append(')');
    }

    /** A predicate where nothing beside it could take a part of it. */
    SqlWriter predicate(Predicate predicate) {
        return predicate.accept(predicates);
    }

    /** A predicate as part of another one, in brackets if it binds weaker than the floor. */
    SqlWriter operand(Predicate predicate, int floor) {
        if (expressions.precedence(predicate) >= floor) {
            return predicate(predicate);
        }
        return append('(').predicate(predicate).append(')');
    }

    /** Expressions separated by comma. */
    SqlWriter list(List<Expression> list) {
        for (int i = 0; i < list.size(); i++) {
            append(i == 0 ? "" : ", ").expression(list.get(i));
        }
        return this;
    }

    /** A query without brackets. */
    SqlWriter query(Query query) {
        return query.acceptQuery(selects);
    }

    /** A query in brackets. */
    SqlWriter subquery(Query query) {
        return append('(').query(query).append(')');
    }

    /** Whether none of the expressions has a type of its own, because all are parameters or NULL. */
    static boolean areUntyped(List<Expression> expressions) {
        for (Expression expression : expressions) {
            if (!(expression instanceof ParameterSlot) && !(expression instanceof Expression.NullLiteral)) {
                return false;
            }
        }
        return true;
    }
}
