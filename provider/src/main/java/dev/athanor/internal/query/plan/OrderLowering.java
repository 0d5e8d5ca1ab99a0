package dev.athanor.internal.query.plan;

import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.OrderNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.SelectItem;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Ordering;
import java.util.ArrayList;
import java.util.List;

/** ORDER BY clauses. Entities and embeddables sort by their columns, results by their column number. */
final class OrderLowering {
    private OrderLowering() {}

    static List<Ordering> lower(Level level, List<OrderNode> order, List<SelectItem> selected, List<RowItem> items) {
        List<Ordering> orderings = new ArrayList<>();
        for (OrderNode node : order) {
            Expression value = node.expression() instanceof ExpressionNode.ResultRef reference
                    ? result(level, selected.get(reference.index()).selection(), items.get(reference.index()))
                    : level.expressions.lower(node.expression());
            for (Expression part : Level.parts(value)) {
                orderings.add(ordering(part, node));
            }
        }
        return orderings;
    }

    /** The order of combined queries, of which only results can be named. */
    static List<Ordering> lower(List<OrderNode> order, List<RowItem> items) {
        List<Ordering> orderings = new ArrayList<>();
        for (OrderNode node : order) {
            ExpressionNode.ResultRef reference = (ExpressionNode.ResultRef) node.expression();
            orderings.add(ordering(new Expression.Literal(position(items.get(reference.index()))), node));
        }
        return orderings;
    }

    private static Ordering ordering(Expression value, OrderNode node) {
        Ordering.Nulls nulls = switch (node.nulls()) {
            case UNSPECIFIED -> Ordering.Nulls.DEFAULT;
            case FIRST -> Ordering.Nulls.FIRST;
            case LAST -> Ordering.Nulls.LAST;
        };
        return new Ordering(value, node.descending(), nulls);
    }

    private static Expression result(Level level, SelectionNode selection, RowItem item) {
        if (selection instanceof SelectionNode.EntitySelection entity) {
            return level.expressions.lower(entity.path());
        }
        if (selection instanceof SelectionNode.EmbeddableSelection embeddable) {
            return level.expressions.lower(embeddable.path());
        }
        if (selection instanceof SelectionNode.ScalarSelection scalar
                && scalar.expression() instanceof PathExpr.KeyPath) {
            return level.expressions.lower(scalar.expression());
        }
        return new Expression.Literal(position(item));
    }

    /** The number of a result's first column: SQL sorts by column numbers. */
    private static int position(RowItem item) {
        if (item instanceof RowItem.Scalar scalar) {
            return scalar.position();
        }
        return item instanceof RowItem.EntityClass entityClass ? entityClass.position() : 1;
    }
}
