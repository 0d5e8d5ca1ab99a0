package dev.athanor.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Two statements: the orders, and the lines of all of them. */
final class OrdersThenLines extends JdbcWork<Collection<OrderWithLines>> {
    private static final String ORDERS =
            "select " + OrderValues.COLUMNS + " from orders o where o.id <= 100 order by o.id";
    private static final String LINES = "select " + LineValues.COLUMNS + " from order_line l where l.order_id in ("
            + String.join(", ", Collections.nCopies(100, "?")) + ")";

    OrdersThenLines(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    Collection<OrderWithLines> run(Connection connection) throws SQLException {
        Map<Long, OrderWithLines> orders = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ORDERS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                OrderValues order = OrderValues.read(rows);
                orders.put(order.id(), new OrderWithLines(order));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            int parameter = 0;
            for (Long id : orders.keySet()) {
                statement.setLong(++parameter, id);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    LineValues line = LineValues.read(rows, 0);
                    Objects.requireNonNull(orders.get(line.orderId())).lines().add(line);
                }
            }
        }
        return orders.values();
    }

    @Override
    public List<String> describe(Collection<OrderWithLines> orders) {
        return OrderWithLines.describe(orders);
    }
}
