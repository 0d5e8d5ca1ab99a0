package dev.athanor.internal.query.plan;

import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;

/**
 * The rows of a collection in a FROM clause: of a join table or of a collection table. Immutable.
 *
 * @param table the table
 * @param alias its name in the statement
 */
record RowsPlace(Table table, String alias) {
    FromItem item() {
        return new FromItem.TableRef(table, alias);
    }

    boolean has(Column column) {
        return column.table() == table;
    }

    Expression.ColumnRef ref(Column column) {
        return new Expression.ColumnRef(alias, column);
    }
}
