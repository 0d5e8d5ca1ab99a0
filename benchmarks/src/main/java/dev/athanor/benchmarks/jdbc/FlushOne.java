package dev.athanor.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The update of a row that was read before. */
final class FlushOne extends JdbcWork<CustomerValues> {
    private static final String SQL = "update customer set city = ?, version = ? where id = ? and version = ?";

    private CustomerValues customer;
    private int runs;

    FlushOne(DataSource dataSource) {
        super(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            customer = CustomerValues.load(connection, 5001);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    CustomerValues run(Connection connection) throws SQLException {
        CustomerValues changed = customer.withCity("Town " + ++runs);
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, changed.city());
            statement.setInt(2, changed.version());
            statement.setLong(3, changed.id());
            statement.setInt(4, customer.version());
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("somebody else has changed the customer");
            }
        }
        customer = changed;
        return changed;
    }

    @Override
    public List<String> describe(CustomerValues read) {
        return List.of(read.line());
    }

    @Override
    public int runsPerReading() {
        return 20;
    }
}
