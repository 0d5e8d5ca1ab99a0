package dev.athanor.samples.chinook.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class CountingDataSourceTest {

    private static final String INSERT = "insert into t values (?)";

    private final CountingDataSource counting = new CountingDataSource(h2());

    private static JdbcDataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        return database;
    }

    @Test
    void countsStatementsBatchesAndEndsOfTransactions() {
        Traffic traffic = counting.log().during(() -> {
            try (Connection connection = counting.getConnection()) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create table t (id int)");
                }
                try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                    for (int i = 0; i < 3; i++) {
                        insert.setInt(1, i);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    insert.setInt(1, 3);
                    insert.executeUpdate();
                }
                connection.commit();
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(traffic).isEqualTo(new Traffic(3, 1, 3, 1, 1, Map.of("create table t (id int)", 1, INSERT, 4)));
        assertThat(traffic.roundTrips()).isEqualTo(5);
        assertThat(traffic.executionsOf("INSERT")).isEqualTo(4);
    }

    @Test
    void passesOnTheDriversExceptionAndCountsTheAttempt() {
        Traffic traffic = counting.log().during(() -> {
            try (Connection connection = counting.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.executeQuery("select * from nowhere"))
                        .isInstanceOf(SQLException.class);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(traffic.statements()).isEqualTo(1);
    }

    @Test
    void aStatementKnowsTheConnectionThatCounts() throws SQLException {
        try (Connection connection = counting.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getConnection()).isSameAs(connection).isEqualTo(connection);
        }
    }
}
