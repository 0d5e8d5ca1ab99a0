package dev.athanor.benchmarks.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

final class InsertOrders extends JdbcWork<Integer> {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String SQL =
            "insert into orders (id, order_number, placed, status, total, customer_id, version) values (?, ?, ?, ?, ?, ?, ?)";

    private final SequenceBlocks ids = new SequenceBlocks("order_seq");

    InsertOrders(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    Integer run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (int i = 0; i < 1000; i++) {
                statement.setLong(1, ids.next(connection));
                statement.setString(2, "NEW" + i);
                statement.setObject(3, TODAY);
                statement.setString(4, "OPEN");
                statement.setBigDecimal(5, BigDecimal.valueOf(i, 2));
                statement.setLong(6, 7);
                statement.setInt(7, 0);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return 1000;
    }
}
