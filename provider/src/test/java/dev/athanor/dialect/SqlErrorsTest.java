package dev.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.internal.jdbc.StatementOptions;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.DataRefusedException;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.LockConflictException;
import dev.athanor.message.LockNotGrantedException;
import dev.athanor.message.SqlError;
import dev.athanor.message.SqlErrorKind;
import dev.athanor.message.StatementTimeoutException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Failures are recognised on each database, with the names that it tells, and without any value in our text. */
final class SqlErrorsTest {
    private static final String SECRET = "s3cret";

    private static void tables(TestDatabase database) {
        database.execute(
                "CREATE TABLE PARENT (ID INTEGER NOT NULL, PRIMARY KEY (ID))",
                "CREATE TABLE CHILD (ID INTEGER NOT NULL, NAME VARCHAR(6) NOT NULL, AGE INTEGER, PARENT_ID INTEGER,"
                        + " PRIMARY KEY (ID), CONSTRAINT UK_NAME UNIQUE (NAME),"
                        + " CONSTRAINT CK_AGE CHECK (AGE > 0))",
                "ALTER TABLE CHILD ADD CONSTRAINT FK_PARENT FOREIGN KEY (PARENT_ID) REFERENCES PARENT (ID)",
                "INSERT INTO PARENT VALUES (1)",
                "INSERT INTO CHILD VALUES (1, '" + SECRET + "', 1, 1)");
    }

    private static ConstraintViolationException violation(DialectFixture fixture, String sql) {
        ConstraintViolationException violation = catchThrowableOfType(
                ConstraintViolationException.class,
                () -> fixture.session().statements().update(sql, ParameterBinder.NONE));
        assertThat(violation).as(sql).isNotNull();
        assertThat(violation.code()).isEqualTo("ATH4010");
        assertThat(violation).hasCauseInstanceOf(SQLException.class);
        return violation;
    }

    private static void assertNames(
            ConstraintViolationException violation,
            SqlErrorKind kind,
            @Nullable String constraint,
            @Nullable String table) {
        assertThat(violation.kind()).isEqualTo(kind);
        assertThat(lower(violation.constraintName())).isEqualTo(constraint);
        assertThat(lower(violation.tableName())).isEqualTo(table);
        assertThat(violation.getMessage().toLowerCase(Locale.ROOT))
                .contains(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " constraint")
                .contains(String.valueOf(constraint));
    }

    /** MariaDB names the key alone. */
    private static @Nullable String toldOfUniqueKeys(TestDatabase database, String table) {
        return database.kind() == TestDatabase.Kind.MARIADB ? null : table;
    }

    private static @Nullable String lower(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    @OnEachDatabase
    void uniqueKey(TestDatabase database) {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            ConstraintViolationException violation =
                    violation(fixture, "INSERT INTO CHILD (ID, NAME) SELECT 2, NAME FROM CHILD");
            assertNames(violation, SqlErrorKind.UNIQUE, "uk_name", toldOfUniqueKeys(database, "child"));
            assertThat(violation.getMessage()).doesNotContain(SECRET);
            assertThat(String.valueOf(violation.getCause().getMessage())).contains(SECRET);
        }
    }

    @OnEachDatabase
    void primaryKey(TestDatabase database) {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            ConstraintViolationException violation = violation(fixture, "INSERT INTO PARENT VALUES (1)");
            // Without a name given, each database makes one up.
            assertThat(lower(violation.constraintName())).matches("constraint_.|parent_pkey|primary");
            assertNames(
                    violation,
                    SqlErrorKind.UNIQUE,
                    lower(violation.constraintName()),
                    toldOfUniqueKeys(database, "parent"));
        }
    }

    @OnEachDatabase
    void notNull(TestDatabase database) {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            ConstraintViolationException violation =
                    violation(fixture, "INSERT INTO CHILD (ID, NAME, AGE) VALUES (2, NULL, 77)");
            assertThat(violation.kind()).isEqualTo(SqlErrorKind.NOT_NULL);
            assertThat(lower(violation.constraintName())).isEqualTo("name");
            if (database.kind() == TestDatabase.Kind.POSTGRES) {
                assertThat(violation.tableName()).isEqualTo("child");
            }
        }
    }

    @OnEachDatabase
    void foreignKey_ofMissingParent(TestDatabase database) {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertNames(
                    violation(fixture, "UPDATE CHILD SET PARENT_ID = 77"),
                    SqlErrorKind.FOREIGN_KEY,
                    "fk_parent",
                    "child");
        }
    }

    @OnEachDatabase
    void foreignKey_ofRemainingChild(TestDatabase database) {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertNames(violation(fixture, "DELETE FROM PARENT"), SqlErrorKind.FOREIGN_KEY, "fk_parent", "child");
        }
    }

    @OnEachDatabase
    void check(TestDatabase database) {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            ConstraintViolationException violation = violation(fixture, "UPDATE CHILD SET AGE = -1");
            assertThat(violation.kind()).isEqualTo(SqlErrorKind.CHECK);
            assertThat(lower(violation.constraintName())).isEqualTo("ck_age");
        }
    }

    @OnEachDatabase
    void namesInQuotes(TestDatabase database) {
        String table = database.quoted("My. Table");
        database.execute(
                "CREATE TABLE " + table + " (" + database.quoted("My Column") + " VARCHAR(9) NOT NULL, CONSTRAINT "
                        + database.quoted("My \"Key") + " UNIQUE (" + database.quoted("My Column") + "))");
        database.execute("INSERT INTO " + table + " VALUES ('x')");
        try (DialectFixture fixture = DialectFixture.on(database)) {
            ConstraintViolationException violation = violation(fixture, "INSERT INTO " + table + " VALUES ('x')");
            assertThat(violation.constraintName()).isEqualTo("My \"Key");
            assertThat(violation.tableName())
                    .isEqualTo(database.kind() == TestDatabase.Kind.MARIADB ? null : "My. Table");
            ConstraintViolationException none = violation(fixture, "INSERT INTO " + table + " VALUES (NULL)");
            assertThat(none.constraintName()).isEqualTo("My Column");
        }
    }

    @OnEachDatabase
    void valueThatDoesNotFit(TestDatabase database) {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertThatThrownBy(() -> fixture.session()
                            .statements()
                            .update(
                                    "UPDATE CHILD SET NAME = ?",
                                    statement -> statement.setString(1, "too long for it")))
                    .isInstanceOf(DataRefusedException.class)
                    .hasMessageStartingWith("ATH4004 UPDATE CHILD SET NAME = ?: a value does not fit")
                    .hasMessageNotContaining("too long for it");
        }
    }

    @OnEachDatabase
    void wrongStatement(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertThatThrownBy(() -> fixture.session().statements().update("UPDATE NOWHERE SET X = 1", s -> {}))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("ATH4002 UPDATE NOWHERE SET X = 1");
        }
    }

    @OnEachDatabase
    void effectOnTheTransaction(TestDatabase database) throws SQLException {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            SQLException failure =
                    catchThrowableOfType(SQLException.class, () -> statement.execute("INSERT INTO PARENT VALUES (1)"));
            SqlError error = fixture.dialect().errors().classify(failure);
            assertThat(error.effect())
                    .isEqualTo(
                            database.kind() == TestDatabase.Kind.POSTGRES
                                    ? SqlError.Effect.UNTIL_ROLLBACK
                                    : SqlError.Effect.STATEMENT_ONLY);
        }
    }

    @OnEachDatabase
    void lockThatIsNotGranted(TestDatabase database) throws SQLException {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database);
                Connection other = database.dataSource().getConnection();
                Statement locking = other.createStatement()) {
            other.setAutoCommit(false);
            locking.execute("SELECT ID FROM PARENT FOR UPDATE");
            JdbcSession session = fixture.session();
            session.begin();
            assertThatThrownBy(() -> session.statements()
                            .query(
                                    "SELECT ID FROM PARENT FOR UPDATE NOWAIT",
                                    ParameterBinder.NONE,
                                    rows -> rows.next()))
                    .isInstanceOf(
                            database.kind() == TestDatabase.Kind.POSTGRES
                                    ? LockConflictException.class
                                    : LockNotGrantedException.class)
                    .hasMessageStartingWith(database.kind() == TestDatabase.Kind.POSTGRES ? "ATH4015" : "ATH4011");
            assertThat(session.isAborted()).isEqualTo(database.kind() == TestDatabase.Kind.POSTGRES);
            assertThat(session.isLost()).isFalse();
            session.rollback();
            other.rollback();
        }
    }

    @OnEachDatabase
    void deadlock(TestDatabase database) throws Exception {
        tables(database);
        database.execute("INSERT INTO PARENT VALUES (2)");
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch bothHoldOne = new CountDownLatch(2);
            Future<@Nullable PersistenceException> first = executor.submit(() -> crossing(database, 1, 2, bothHoldOne));
            Future<@Nullable PersistenceException> second =
                    executor.submit(() -> crossing(database, 2, 1, bothHoldOne));
            PersistenceException one = first.get(30, TimeUnit.SECONDS);
            PersistenceException two = second.get(30, TimeUnit.SECONDS);
            PersistenceException failed = one != null ? one : two;
            assertThat(failed).isInstanceOf(LockConflictException.class).hasMessageStartingWith("ATH4012");
        } finally {
            executor.shutdownNow();
        }
    }

    private static @Nullable PersistenceException crossing(
            TestDatabase database, int first, int second, CountDownLatch bothHoldOne) throws InterruptedException {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            fixture.session().begin();
            lock(fixture, first);
            bothHoldOne.countDown();
            assertThat(bothHoldOne.await(10, TimeUnit.SECONDS)).isTrue();
            try {
                lock(fixture, second);
                return null;
            } catch (PersistenceException e) {
                assertThat(fixture.session().isLost()).isTrue();
                return e;
            }
        }
    }

    private static void lock(DialectFixture fixture, int id) {
        fixture.session()
                .statements()
                .update("UPDATE PARENT SET ID = ID WHERE ID = ?", statement -> statement.setInt(1, id));
    }

    @OnEachDatabase
    void statementThatRunsTooLong(TestDatabase database) {
        String slow = switch (database.kind()) {
            case H2 -> "SELECT count(*) FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 100000) b WHERE a.x + b.x < 0";
            case POSTGRES -> "SELECT pg_sleep(20)";
            case MARIADB -> "SELECT SLEEP(20)";
        };
        try (DialectFixture fixture = DialectFixture.on(database)) {
            assertThatThrownBy(() -> fixture.session()
                            .statements()
                            .query(slow, new StatementOptions(0, 500), ParameterBinder.NONE, rows -> rows.next()))
                    .isInstanceOf(StatementTimeoutException.class)
                    .hasMessageStartingWith("ATH4013");
        }
    }

    @OnEachDatabase
    void concurrentUpdate_underRepeatableRead(TestDatabase database) throws SQLException {
        tables(database);
        try (DialectFixture fixture = DialectFixture.on(database);
                Connection other = database.dataSource().getConnection();
                Statement updating = other.createStatement()) {
            JdbcSession session = fixture.session();
            session.setIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            session.begin();
            if (database.kind() == TestDatabase.Kind.MARIADB) {
                // The default of later versions.
                session.statements().update("SET innodb_snapshot_isolation = ON", ParameterBinder.NONE);
            }
            session.statements().query("SELECT AGE FROM CHILD", ParameterBinder.NONE, rows -> rows.next());
            updating.execute("UPDATE CHILD SET AGE = 5");
            assertThatThrownBy(() -> session.statements().update("UPDATE CHILD SET AGE = 6", s -> {}))
                    .isInstanceOf(LockConflictException.class);
            assertThat(session.isLost()).isTrue();
            session.rollback();
        }
    }

    @OnEachDatabase
    void brokenConnection(TestDatabase database) throws SQLException {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            JdbcSession session = fixture.session();
            session.begin();
            session.withConnection(connection -> {
                connection.close();
                return true;
            });
            assertThatThrownBy(() -> session.statements().update("SELECT 1", s -> {}))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("ATH4003");
            assertThat(session.isLost()).isTrue();
        }
    }
}
