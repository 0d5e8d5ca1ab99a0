package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import java.util.List;

/**
 * Two queries combined.
 *
 * @param all whether equal rows stay as often as they occur
 * @param orderBy the order of the combined rows, by items of the SELECT clause only: {@link ExpressionNode.ResultRef}
 */
public record SetModel(SetOperator operator, boolean all, RowsModel left, RowsModel right, List<OrderNode> orderBy)
        implements RowsModel {
    /** Copies the list. */
    public SetModel {
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<SelectItem> items() {
        return left.items();
    }

    @Override
    public RowsModel withEntityType(int item, Mapper type) {
        return new SetModel(operator, all, left.withEntityType(item, type), right.withEntityType(item, type), orderBy);
    }

    @Override
    public boolean fetchesCollections() {
        return left.fetchesCollections() || right.fetchesCollections();
    }
}
