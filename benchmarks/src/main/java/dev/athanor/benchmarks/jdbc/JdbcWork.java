package dev.athanor.benchmarks.jdbc;

import dev.athanor.benchmarks.Workload;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A run is one transaction on a connection from the pool. */
abstract class JdbcWork<R> implements Workload<R> {
    private final DataSource dataSource;

    JdbcWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public R run() {
        try (Connection connection = dataSource.getConnection()) {
            R result = run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    abstract R run(Connection connection) throws SQLException;
}
