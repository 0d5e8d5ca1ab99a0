package dev.athanor.benchmarks.jdbc;

import dev.athanor.benchmarks.Workload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

final class FindOrders implements Workload<List<OrderValues>> {
    private static final String SQL = "select " + OrderValues.COLUMNS + " from orders o where o.id = ?";

    private final DataSource dataSource;

    FindOrders(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<OrderValues> run() {
        List<OrderValues> orders = new ArrayList<>(100);
        for (long id = 1; id <= 100; id++) {
            try (Connection connection = dataSource.getConnection()) {
                orders.add(find(connection, id));
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return orders;
    }

    private static OrderValues find(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return OrderValues.read(rows);
            }
        }
    }

    @Override
    public List<String> describe(List<OrderValues> orders) {
        return orders.stream().map(OrderValues::line).toList();
    }
}
