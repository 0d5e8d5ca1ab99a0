package dev.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.athanor.testing.StatementLog.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

final class StatementLogTest {

    @BeforeEach
    void createTable(TestDatabase database) {
        database.execute("create table item (id integer primary key, name varchar(20))");
    }

    @OnEachDatabase
    void writesDownStatementsWithTheirValues(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (Connection connection = log.dataSource().getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("insert into item values (?, ?)")) {
                insert.setInt(1, 1);
                insert.setString(2, "one");
                assertThat(insert.executeUpdate()).isEqualTo(1);
                insert.setInt(1, 2);
                insert.setNull(2, Types.VARCHAR);
                insert.executeUpdate();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select id from item order by id")) {
                assertThat(rows.next()).isTrue();
            }
        }

        assertThat(log.statements())
                .containsExactly(
                        "insert into item values (?, ?)",
                        "insert into item values (?, ?)",
                        "select id from item order by id");
        assertThat(log.statements("INSERT")).hasSize(2);
        assertThat(log.statements("ins")).isEmpty();
        assertThat(log.prepares()).containsExactly("insert into item values (?, ?)");
        assertThat(log.calls())
                .extracting(StatementLog.Call::values)
                .containsExactly(List.of(List.of(1, "one")), List.of(Arrays.asList(2, null)), List.of());
        assertThat(log.roundTrips()).isEqualTo(3);
        assertThat(log.toString()).startsWith("EXECUTE insert into item values (?, ?) [[1, one]]\nEXECUTE");
    }

    @OnEachDatabase
    void countsABatchOnceAndItsRowsEach(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (Connection connection = log.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into item values (?, ?)");
                Statement statement = connection.createStatement()) {
            for (int id = 1; id <= 3; id++) {
                insert.setInt(1, id);
                insert.setString(2, "item " + id);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
            insert.executeBatch();
            statement.addBatch("delete from item where id = 1");
            statement.addBatch("delete from item where id = 2");
            statement.executeBatch();
        }

        assertThat(log.calls())
                .extracting(StatementLog.Call::kind, StatementLog.Call::sql, StatementLog.Call::size)
                .containsExactly(
                        tuple(Kind.BATCH, "insert into item values (?, ?)", 3),
                        tuple(Kind.BATCH, "delete from item where id = 1; delete from item where id = 2", 2));
        assertThat(log.calls().get(0).values())
                .containsExactly(List.of(1, "item 1"), List.of(2, "item 2"), List.of(3, "item 3"));
        assertThat(log.batchSizes()).containsExactly(3, 2);
        assertThat(log.executions()).isEqualTo(5);
        assertThat(log.roundTrips()).isEqualTo(2);
    }

    @OnEachDatabase
    void writesDownTransactionsAndSavepoints(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (Connection connection = log.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.commit();
            Savepoint first = connection.setSavepoint();
            connection.rollback(first);
            Savepoint second = connection.setSavepoint("second");
            connection.releaseSavepoint(second);
            connection.rollback();
            connection.setAutoCommit(true);
        }

        assertThat(log.calls())
                .extracting(StatementLog.Call::kind)
                .containsExactly(
                        Kind.COMMIT,
                        Kind.SAVEPOINT,
                        Kind.ROLLBACK_TO_SAVEPOINT,
                        Kind.SAVEPOINT,
                        Kind.RELEASE_SAVEPOINT,
                        Kind.ROLLBACK);
        assertThat(log.commits()).isEqualTo(1);
        assertThat(log.rollbacks()).isEqualTo(1);
        assertThat(log.statements()).isEmpty();
    }

    @OnEachDatabase
    void switchingAutoCommitOn_commitsOnlyWhatIsThere(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (Connection connection = log.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1");
            connection.setAutoCommit(true);
            assertThat(log.commits()).isEqualTo(1);
            connection.setAutoCommit(false);
            statement.execute("select 1");
            connection.commit();
            connection.setAutoCommit(true);
            assertThat(log.commits()).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void passesErrorsOnAndStillWritesDownWhatFailed(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (Connection connection = log.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select nothing from nowhere"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(log.statements()).containsExactly("select nothing from nowhere");
    }

    @OnEachDatabase
    void countsConnections(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        Connection first = log.dataSource().getConnection();
        Connection second = log.dataSource().getConnection();
        first.close();
        first.close();
        assertThat(log.connectionsOpened()).isEqualTo(2);
        assertThat(log.connectionsOpen()).isEqualTo(1);

        log.clear();
        assertThat(log.connectionsOpened()).isEqualTo(1);
        second.close();
        assertThat(log.connectionsOpen()).isZero();
    }

    @OnEachDatabase
    void clearForgets(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (Connection connection = log.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("select * from item")) {
            select.executeQuery().close();
        }
        log.clear();
        assertThat(log.calls()).isEmpty();
        assertThat(log.prepares()).isEmpty();
        assertThat(log.roundTrips()).isZero();
    }

    @OnEachDatabase
    void staysBetweenTheProgramAndTheDriver(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (Connection connection = log.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("select 1")) {
            assertThat(select.getConnection()).isSameAs(connection);
            assertThat(Set.of(connection, select)).contains(connection);
            assertThat(connection).isNotEqualTo(select);
        }
    }
}
