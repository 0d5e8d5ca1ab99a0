package dev.athanor.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.dialect.DialectFixture;
import dev.athanor.message.DatabaseException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a session takes its connection, how it leaves it, and what a transaction does. */
final class JdbcSessionTest {
    private static final String INSERT = "INSERT INTO T (ID) VALUES (?)";

    private static StatementLog table(TestDatabase database) {
        database.execute("CREATE TABLE T (ID INTEGER NOT NULL, PRIMARY KEY (ID))");
        return StatementLog.over(database);
    }

    private static DialectFixture fixture(TestDatabase database, StatementLog log) {
        return DialectFixture.on(database, log.dataSource(), JdbcSettings.DEFAULT);
    }

    private static void insert(JdbcSession session, int id) {
        assertThat(session.statements().update(INSERT, statement -> statement.setInt(1, id)))
                .isEqualTo(1);
    }

    private static int count(JdbcSession session) {
        return session.statements().query("SELECT count(*) FROM T", ParameterBinder.NONE, rows -> {
            rows.next();
            return rows.getInt(1);
        });
    }

    @OnEachDatabase
    void transactionWithoutStatements_costsNothing(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            fixture.session().begin();
            fixture.session().commit();
            fixture.session().begin();
            fixture.session().rollback();
            assertThat(fixture.session().isInTransaction()).isFalse();
        }
        assertThat(log.connectionsOpened()).isZero();
        assertThat(log.calls()).isEmpty();
    }

    @OnEachDatabase
    void connection_isTakenAtTheFirstStatement_andGivenBackAtTheEnd(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            session.begin();
            assertThat(log.connectionsOpen()).isZero();
            insert(session, 1);
            insert(session, 2);
            assertThat(log.connectionsOpen()).isEqualTo(1);
            session.commit();
            assertThat(log.connectionsOpen()).isZero();
            assertThat(log.commits()).isEqualTo(1);
            assertThat(log.roundTrips()).isEqualTo(3);
            assertThat(fixture.statistics().snapshot()).isEqualTo(new JdbcStatistics.Snapshot(1, 1, 2, 0, 0, 1, 0, 3));
        }
    }

    @OnEachDatabase
    void outsideATransaction_eachOperationTakesAndGivesBack(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            insert(fixture.session(), 1);
            assertThat(log.connectionsOpen()).isZero();
            assertThat(count(fixture.session())).isEqualTo(1);
            assertThat(log.connectionsOpen()).isZero();
            assertThat(log.connectionsOpened()).isEqualTo(2);
            assertThat(log.commits()).isZero();
        }
    }

    @OnEachDatabase
    void outsideATransaction_nestedOperationsShareOneConnection(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            insert(session, 1);
            log.clear();
            int total = session.statements().query("SELECT ID FROM T", ParameterBinder.NONE, rows -> {
                rows.next();
                // The same text again while its rows are being read needs a statement of its own.
                int inner = session.statements().query("SELECT ID FROM T", ParameterBinder.NONE, others -> {
                    others.next();
                    return others.getInt(1);
                });
                return inner + rows.getInt(1);
            });
            assertThat(total).isEqualTo(2);
            assertThat(log.connectionsOpened()).isEqualTo(1);
            assertThat(log.connectionsOpen()).isZero();
        }
    }

    @OnEachDatabase
    void rollback_undoes(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            session.begin();
            insert(session, 1);
            session.rollback();
            assertThat(count(session)).isZero();
            assertThat(log.rollbacks()).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void close_rollsBack(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            fixture.session().begin();
            insert(fixture.session(), 1);
            fixture.session().close();
            assertThat(log.connectionsOpen()).isZero();
            assertThat(log.rollbacks()).isEqualTo(1);
            assertThat(count(fixture.session())).isZero();
        }
    }

    @OnEachDatabase
    void autoCommitAndIsolation_areAsBefore(TestDatabase database) throws SQLException {
        database.execute("CREATE TABLE T (ID INTEGER NOT NULL, PRIMARY KEY (ID))");
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection shared = database.dataSource().getConnection()) {
                shared.setAutoCommit(autoCommit);
                int isolation = shared.getTransactionIsolation();
                try (DialectFixture fixture = DialectFixture.on(database)) {
                    JdbcSession session = new JdbcSession(
                            () -> Unclosable.of(shared),
                            fixture.dialect().errors(),
                            JdbcSettings.DEFAULT,
                            new JdbcStatistics());
                    session.setIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    session.begin();
                    insert(session, autoCommit ? 1 : 2);
                    assertThat(shared.getAutoCommit()).isFalse();
                    assertThat(shared.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
                    assertThatThrownBy(() -> session.setIsolation(Connection.TRANSACTION_READ_COMMITTED))
                            .isInstanceOf(IllegalStateException.class);
                    session.commit();
                    assertThat(shared.getAutoCommit()).isEqualTo(autoCommit);
                    assertThat(shared.getTransactionIsolation()).isEqualTo(isolation);
                    assertThat(count(session)).isPositive();
                    assertThat(shared.getAutoCommit()).isEqualTo(autoCommit);
                }
            }
        }
    }

    @OnEachDatabase
    void savepoint_bringsBackWhatWasThere(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            session.begin();
            insert(session, 1);
            Savepoint savepoint = session.setSavepoint();
            insert(session, 2);
            assertThatThrownBy(() -> insert(session, 1)).isInstanceOf(PersistenceException.class);
            session.rollbackTo(savepoint);
            assertThat(session.isAborted()).isFalse();
            assertThat(count(session)).isEqualTo(1);
            session.release(session.setSavepoint());
            session.commit();
            assertThat(fixture.statistics().snapshot().roundTrips()).isEqualTo(log.roundTrips());
        }
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRES)
    void afterAFailure_nothingIsSentBeforeARollback(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            session.begin();
            insert(session, 1);
            assertThatThrownBy(() -> insert(session, 1)).isInstanceOf(PersistenceException.class);
            assertThat(session.isAborted()).isTrue();
            assertThat(session.isLost()).isFalse();
            log.clear();
            assertThatThrownBy(() -> count(session))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("ATH4006");
            assertThatThrownBy(session::setSavepoint).isInstanceOf(DatabaseException.class);
            assertThat(log.calls()).isEmpty();
            assertThatThrownBy(session::commit)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("ATH4007");
            assertThat(log.commits()).isZero();
            assertThat(log.rollbacks()).isEqualTo(1);
            assertThat(session.isInTransaction()).isFalse();
            assertThat(count(session)).isZero();
        }
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void afterAFailure_theTransactionGoesOnWhereTheDatabaseLetsIt(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            session.begin();
            insert(session, 1);
            assertThatThrownBy(() -> insert(session, 1)).isInstanceOf(PersistenceException.class);
            assertThat(session.isAborted()).isFalse();
            insert(session, 2);
            session.commit();
            assertThat(count(session)).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void failureOutsideATransaction_leavesNoTrace(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            insert(fixture.session(), 1);
            assertThatThrownBy(() -> insert(fixture.session(), 1)).isInstanceOf(PersistenceException.class);
            assertThat(fixture.session().isAborted()).isFalse();
            assertThat(log.connectionsOpen()).isZero();
            assertThat(count(fixture.session())).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void failureOfAReader_givesEverythingBack(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            assertThatThrownBy(() -> fixture.session()
                            .statements()
                            .query("SELECT ID FROM T", ParameterBinder.NONE, rows -> {
                                throw new IllegalArgumentException("reader");
                            }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> fixture.session()
                            .statements()
                            .query("SELECT ID FROM T", ParameterBinder.NONE, rows -> rows.getInt(99)))
                    .isInstanceOf(PersistenceException.class);
            assertThat(log.connectionsOpen()).isZero();
        }
    }

    @OnEachDatabase
    void workOnTheConnection_takesPartInTheTransaction(TestDatabase database) throws SQLException {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            session.begin();
            int changed = session.withConnection(connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.executeUpdate("INSERT INTO T (ID) VALUES (1)");
                }
            });
            assertThat(changed).isEqualTo(1);
            session.rollback();
            assertThat(count(session)).isZero();
            assertThatThrownBy(() -> session.withConnection(connection -> {
                        throw new SQLException("work");
                    }))
                    .isInstanceOf(SQLException.class);
            assertThat(log.connectionsOpen()).isZero();
        }
    }

    @OnEachDatabase
    void cursor_keepsTheConnectionUntilItIsClosed(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            for (int i = 0; i < 10; i++) {
                insert(session, i);
            }
            RowCursor cursor = session.statements()
                    .open("SELECT ID FROM T ORDER BY ID", new StatementOptions(3, 0), ParameterBinder.NONE);
            AtomicInteger sum = new AtomicInteger();
            while (cursor.read(rows -> rows.next() && sum.addAndGet(rows.getInt(1)) >= 0)) {
                assertThat(log.connectionsOpen()).isEqualTo(1);
            }
            assertThatThrownBy(session::begin)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("still being read");
            cursor.close();
            cursor.close();
            assertThat(sum).hasValue(45);
            assertThat(log.connectionsOpen()).isZero();
            session.begin();
            session.rollback();
        }
    }

    @OnEachDatabase
    void whatOutlivesItsTransaction_doesNotReachTheNext(TestDatabase database) {
        StatementLog log = table(database);
        try (DialectFixture fixture = fixture(database, log)) {
            JdbcSession session = fixture.session();
            String select = "SELECT ID FROM T";
            session.begin();
            insert(session, 1);
            RowCursor cursor = session.statements().open(select, StatementOptions.DEFAULT, ParameterBinder.NONE);
            StatementBatch batch = session.batch(INSERT, List.of(), (row, count) -> {});
            batch.add(statement -> statement.setInt(1, 2));
            session.commit();
            assertThat(log.connectionsOpen()).isZero();

            session.begin();
            assertThat(count(session)).isEqualTo(1);
            cursor.close();
            batch.close();
            assertThat(log.connectionsOpen()).isEqualTo(1);
            int found =
                    session.statements().query(select, ParameterBinder.NONE, rows -> rows.next() ? rows.getInt(1) : 0);
            assertThat(found).isEqualTo(1);
            insert(session, 3);
            session.commit();
            assertThat(count(session)).isEqualTo(2);
            assertThat(log.connectionsOpen()).isZero();
        }
    }

    @Test
    void noConnection_isSaidWithTheRemedy() {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
                DialectFixture fixture = DialectFixture.on(database)) {
            JdbcSession session = new JdbcSession(
                    () -> {
                        throw new SQLException("no route to host with password=s3cret", "08001", 17);
                    },
                    fixture.dialect().errors(),
                    JdbcSettings.DEFAULT,
                    new JdbcStatistics());
            session.begin();
            assertThatThrownBy(() -> count(session))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("ATH4001 the data source gave no connection (SQLState 08001, vendor code 17) -> check"
                            + " that the database is up, and the URL, the user and the pool's limits");
            session.rollback();
        }
    }

    @Test
    void transactionsAreEndedOnlyOnce() {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
                DialectFixture fixture = DialectFixture.on(database)) {
            JdbcSession session = fixture.session();
            assertThatThrownBy(session::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(session::rollback).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(session::setSavepoint).isInstanceOf(IllegalStateException.class);
            session.begin();
            assertThatThrownBy(session::begin).isInstanceOf(IllegalStateException.class);
            session.commit();
        }
    }
}
