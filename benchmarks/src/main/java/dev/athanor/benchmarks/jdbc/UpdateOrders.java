package dev.athanor.benchmarks.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

final class UpdateOrders extends JdbcWork<Integer> {
    private static final String SQL = "update orders set total = ?, version = ? where id = ? and version = ?";

    private int runs;

    UpdateOrders(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    Integer run(Connection connection) throws SQLException {
        BigDecimal total = BigDecimal.valueOf(++runs, 2);
        List<OrderValues> orders = ListOrders.list(connection);
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (OrderValues order : orders) {
                statement.setBigDecimal(1, total);
                statement.setInt(2, order.version() + 1);
                statement.setLong(3, order.id());
                statement.setInt(4, order.version());
                statement.addBatch();
            }
            for (int updated : statement.executeBatch()) {
                if (updated != 1) {
                    throw new IllegalStateException("somebody else has changed an order");
                }
            }
        }
        return orders.size();
    }

    @Override
    public List<String> describe(Integer updated) {
        return List.of(updated.toString());
    }
}
