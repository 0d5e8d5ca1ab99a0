package dev.athanor.benchmarks.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of {@code order_line}. */
record LineValues(long id, long orderId, int lineNumber, String product, int quantity, BigDecimal price) {
    static final String COLUMNS = "l.id, l.order_id, l.line_number, l.product, l.quantity, l.price";

    /** Reads a line whose columns begin after the first {@code skipped} ones. */
    static LineValues read(ResultSet rows, int skipped) throws SQLException {
        return new LineValues(
                rows.getLong(skipped + 1),
                rows.getLong(skipped + 2),
                rows.getInt(skipped + 3),
                rows.getString(skipped + 4),
                rows.getInt(skipped + 5),
                rows.getBigDecimal(skipped + 6));
    }

    String line() {
        return id + " " + lineNumber + " " + product + " " + quantity + " " + price;
    }
}
