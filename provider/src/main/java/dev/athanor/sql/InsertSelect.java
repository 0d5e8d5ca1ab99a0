package dev.athanor.sql;

import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import java.util.List;
import java.util.Objects;

/**
 * An INSERT of the rows of a query.
 *
 * @param table into which table
 * @param columns which columns are given, at least one
 * @param query the rows, one result column per column
 */
public record InsertSelect(Table table, List<Column> columns, Query query) implements Statement {
    /** Checks that each row has one value per column. */
    public InsertSelect {
        Objects.requireNonNull(table);
        columns = SqlNode.filled(columns, "columns");
        if (query.width() != columns.size()) {
            throw new IllegalArgumentException(query.width() + " values for " + columns.size() + " columns");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
