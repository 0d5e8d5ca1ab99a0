package dev.athanor.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

final class JoinLines extends JdbcWork<List<OrderWithLines>> {
    private static final String SQL = "select " + OrderValues.COLUMNS + ", " + LineValues.COLUMNS
            + " from orders o join order_line l on l.order_id = o.id where o.id <= 100 order by o.id";

    JoinLines(DataSource dataSource) {
        super(dataSource);
    }

    /** The rows of an order follow each other, so one look at its id tells whether it is a new one. */
    @Override
    List<OrderWithLines> run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet rows = statement.executeQuery()) {
            List<OrderWithLines> orders = new ArrayList<>();
            OrderWithLines order = null;
            while (rows.next()) {
                if (order == null || order.order().id() != rows.getLong(1)) {
                    order = new OrderWithLines(OrderValues.read(rows));
                    orders.add(order);
                }
                order.lines().add(LineValues.read(rows, 7));
            }
            return orders;
        }
    }

    @Override
    public List<String> describe(List<OrderWithLines> orders) {
        return OrderWithLines.describe(orders);
    }
}
