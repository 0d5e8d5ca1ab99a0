package dev.athanor.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

final class ListOrders extends JdbcWork<List<OrderValues>> {
    private static final String SQL = "select " + OrderValues.COLUMNS + " from orders o order by o.id";

    ListOrders(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    List<OrderValues> run(Connection connection) throws SQLException {
        return list(connection);
    }

    static List<OrderValues> list(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet rows = statement.executeQuery()) {
            List<OrderValues> orders = new ArrayList<>();
            while (rows.next()) {
                orders.add(OrderValues.read(rows));
            }
            return orders;
        }
    }

    @Override
    public List<String> describe(List<OrderValues> orders) {
        return orders.stream().map(OrderValues::line).toList();
    }
}
