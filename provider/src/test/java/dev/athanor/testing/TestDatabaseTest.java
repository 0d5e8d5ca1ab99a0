package dev.athanor.testing;

import static dev.athanor.testing.TestDatabase.Kind.H2;
import static dev.athanor.testing.TestDatabase.Kind.MARIADB;
import static dev.athanor.testing.TestDatabase.Kind.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TestDatabaseTest {

    @Nested
    final class AsAParameter {

        private final TestDatabase ofTheConstructor;

        AsAParameter(TestDatabase database) {
            ofTheConstructor = database;
            database.execute("create table seen_by (method varchar(20))");
        }

        @BeforeEach
        void prepare(TestDatabase database) {
            database.execute("insert into seen_by values ('before each')");
        }

        @OnEachDatabase
        void isTheSameEverywhere(TestDatabase database) throws SQLException {
            assertThat(database).isSameAs(ofTheConstructor);
            assertThat(text(database, "select method from seen_by")).isEqualTo("before each");
        }

        @OnEachDatabase
        void isEmptyAgain(TestDatabase database) throws SQLException {
            assertThat(text(database, "select count(*) from seen_by")).isEqualTo("1");
        }

        @OnEachDatabase(POSTGRES)
        void isOfTheKindAskedFor(TestDatabase database) throws SQLException {
            assertThat(database.kind()).isEqualTo(POSTGRES);
            assertThat(text(database, "select version()")).startsWith("PostgreSQL");
        }
    }

    @OnEachDatabase
    void canBeReachedByUrl(TestDatabase database) throws Exception {
        assertThat(Class.forName(database.driver())).isNotNull();
        database.execute("create table t (n integer)", "insert into t values (7)");
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                ResultSet row = connection.createStatement().executeQuery("select n from t")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("n")).isEqualTo(7);
        }
    }

    @OnEachDatabase
    void preparationIsOneTransaction(TestDatabase database) throws SQLException {
        database.execute("create table t (n integer)");
        assertThatThrownBy(() -> database.execute("insert into t values (1)", "insert into t values ('x')"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("preparing " + database);
        assertThat(text(database, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void isGoneAfterCloseAlsoWithOpenConnections() throws SQLException {
        for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
            if (!kind.isAvailable()) {
                continue;
            }
            TestDatabase database = TestDatabase.open(kind);
            Connection open = database.dataSource().getConnection();
            database.close();
            assertThat(open.isValid(1)).as(kind.toString()).isFalse();
        }
    }

    @Test
    void ordersAndUpperCasesTheSameWayOnEveryMachine() throws SQLException {
        try (TestDatabase database = TestDatabase.open(POSTGRES)) {
            assertThat(text(database, "select upper('äß') || ('a' < 'B')")).isEqualTo("Äßfalse");
        }
    }

    @Test
    void aRunCanBeNarrowedDown() {
        TestDatabase.Kind[] all = {};
        assertThat(OnEachDatabaseExtension.kinds(all, "")).containsExactly(H2, POSTGRES, MARIADB);
        assertThat(OnEachDatabaseExtension.kinds(all, "POSTGRES")).containsExactly(POSTGRES);
        assertThat(OnEachDatabaseExtension.kinds(all, "POSTGRES, H2")).containsExactly(H2, POSTGRES);
        assertThat(OnEachDatabaseExtension.kinds(new TestDatabase.Kind[] {POSTGRES}, "H2"))
                .as("a test of one product runs there")
                .containsExactly(POSTGRES);
    }

    @Test
    void binariesAreFoundByTheNamesOfThePlatform() {
        assertThat(PostgresBinaries.candidates("Linux", "amd64"))
                .containsExactly("postgres-linux-x86_64.txz", "postgres-linux-x86_64-alpine_linux.txz");
        assertThat(PostgresBinaries.candidates("Linux", "aarch64")).contains("postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.candidates("Mac OS X", "x86_64")).contains("postgres-darwin-x86_64.txz");
        assertThat(PostgresBinaries.candidates("Mac OS X", "aarch64")).contains("postgres-darwin-arm_64.txz");
    }

    private static String text(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
