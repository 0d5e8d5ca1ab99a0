package dev.athanor.benchmarks.jdbc;

import dev.athanor.benchmarks.model.OrderStatus;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of {@code orders}. */
record OrderValues(
        long id, String number, LocalDate placed, OrderStatus status, BigDecimal total, long customerId, int version) {
    static final String COLUMNS = "o.id, o.order_number, o.placed, o.status, o.total, o.customer_id, o.version";

    static OrderValues read(ResultSet rows) throws SQLException {
        return new OrderValues(
                rows.getLong(1),
                rows.getString(2),
                rows.getObject(3, LocalDate.class),
                OrderStatus.valueOf(rows.getString(4)),
                rows.getBigDecimal(5),
                rows.getLong(6),
                rows.getInt(7));
    }

    String line() {
        return id + " " + number + " " + placed + " " + status + " " + total + " " + version;
    }
}
