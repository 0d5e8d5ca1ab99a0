package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One select query or subquery.
 *
 * @param distinct whether equal rows are one
 * @param items what each row yields, at least one item
 * @param from roots and joins in the order of the text
 * @param steps the joins that paths of this query imply, each after its source if that is a step too; those of subqueries are
 *     not among them
 * @param where the restriction, or null
 * @param groupBy the grouping expressions, empty if rows are not grouped
 * @param having the restriction of groups, or null
 */
public record SelectModel(
        boolean distinct,
        List<SelectItem> items,
        List<FromItem> from,
        List<StepNode> steps,
        @Nullable PredicateNode where,
        List<ExpressionNode> groupBy,
        @Nullable PredicateNode having,
        List<OrderNode> orderBy)
        implements RowsModel {
    /** Copies the lists. */
    public SelectModel {
        items = List.copyOf(items);
        from = List.copyOf(from);
        steps = List.copyOf(steps);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public RowsModel withEntityType(int item, Mapper type) {
        List<SelectItem> widened = new ArrayList<>(items);
        SelectionNode.EntitySelection selection =
                (SelectionNode.EntitySelection) items.get(item).selection();
        widened.set(
                item,
                new SelectItem(
                        new SelectionNode.EntitySelection(selection.path(), type),
                        items.get(item).variable()));
        return new SelectModel(distinct, widened, from, steps, where, groupBy, having, orderBy);
    }

    @Override
    public boolean fetchesCollections() {
        return from.stream()
                .map(FromItem::node)
                .anyMatch(node -> node instanceof ElementNode elements && elements.isFetch()
                        || node instanceof JoinNode join
                                && join.isFetch()
                                && join.attribute() instanceof PluralAttribute);
    }
}
