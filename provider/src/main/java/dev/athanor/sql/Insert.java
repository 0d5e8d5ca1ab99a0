package dev.athanor.sql;

import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import java.util.List;
import java.util.Objects;

/**
 * An INSERT.
 *
 * @param table into which table
 * @param columns which columns are given; empty for a row of defaults
 * @param rows the rows, one value per column; a single empty row for a row of defaults
 * @param generated columns whose values the database makes and the driver returns, by name
 */
public record Insert(Table table, List<Column> columns, List<List<Expression>> rows, List<Column> generated)
        implements Statement {
    /** Checks that each row has one value per column. */
    public Insert {
        Objects.requireNonNull(table);
        columns = List.copyOf(columns);
        rows = SqlNode.filled(rows, "rows").stream()
                .<List<Expression>>map(List::copyOf)
                .toList();
        generated = List.copyOf(generated);
        for (List<Expression> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " values for " + columns.size() + " columns");
            }
        }
        if (columns.isEmpty() && rows.size() > 1) {
            throw new IllegalArgumentException("several rows of defaults");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
