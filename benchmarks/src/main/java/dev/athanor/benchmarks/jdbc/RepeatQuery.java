package dev.athanor.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Prepares for each query, as code does that is called a hundred times. */
final class RepeatQuery extends JdbcWork<List<OrderValues>> {
    private static final String SQL = "select " + OrderValues.COLUMNS + " from orders o where o.order_number = ?";

    RepeatQuery(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    List<OrderValues> run(Connection connection) throws SQLException {
        List<OrderValues> orders = new ArrayList<>(100);
        for (int i = 1; i <= 100; i++) {
            try (PreparedStatement statement = connection.prepareStatement(SQL)) {
                statement.setString(1, "N" + i);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        orders.add(OrderValues.read(rows));
                    }
                }
            }
        }
        return orders;
    }

    @Override
    public List<String> describe(List<OrderValues> orders) {
        return orders.stream().map(OrderValues::line).toList();
    }
}
