package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.athanor.testing.CapturedLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Connections come from where the user says, and from an embedded database if nothing is said. */
class DataSourcesTest {

    @Test
    void aUrlIsServedByAPoolWithoutAutoCommit() throws SQLException {
        String url = url();
        try (UnitDataSource source = open(Map.of("jakarta.persistence.jdbc.url", url));
                Connection connection = source.firstConnection()) {
            assertThat(connection.getMetaData().getURL()).isEqualTo(url);
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(pool(source).getPoolName()).isEqualTo("athanor-shop");
        }
    }

    @Test
    void theUserAndTheDriverAreThoseGiven() throws SQLException {
        Map<String, String> given = Map.of(
                "jakarta.persistence.jdbc.url", url(),
                "jakarta.persistence.jdbc.user", "anna",
                "jakarta.persistence.jdbc.password", "hush",
                "jakarta.persistence.jdbc.driver", "org.h2.Driver");
        try (UnitDataSource source = open(given);
                Connection connection = source.firstConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("ANNA");
        }
    }

    @Test
    void poolPropertiesPassThrough() throws SQLException {
        Map<String, ?> given = Map.of(
                "jakarta.persistence.jdbc.url",
                url(),
                "athanor.hikari.maximumPoolSize",
                2,
                "athanor.hikari.connectionTimeout",
                "7s",
                "athanor.hikari.poolName",
                "mine",
                "athanor.hikari.readOnly",
                true,
                "athanor.hikari.dataSource.LOCK_TIMEOUT",
                "123");
        try (UnitDataSource source = open(given);
                Connection connection = source.firstConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("CALL LOCK_TIMEOUT()")) {
            HikariDataSource pool = pool(source);
            assertThat(pool.getMaximumPoolSize()).isEqualTo(2);
            assertThat(pool.getConnectionTimeout()).isEqualTo(7000);
            assertThat(pool.getPoolName()).isEqualTo("mine");
            assertThat(pool.isReadOnly()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(123);
        }
    }

    @Test
    void thePoolClosesWithTheFactory() throws SQLException {
        UnitDataSource source = open(Map.of("jakarta.persistence.jdbc.url", url()));
        source.firstConnection().close();
        HikariDataSource pool = pool(source);

        source.close();
        source.close();

        assertThat(pool.isClosed()).isTrue();
        assertThatThrownBy(() -> source.dataSource().getConnection()).isInstanceOf(SQLException.class);
    }

    @Test
    void aPoolThatWasNeverUsedDoesNotStartAfterItWasClosed() {
        UnitDataSource source = open(Map.of("jakarta.persistence.jdbc.url", url()));

        source.close();

        assertThatThrownBy(() -> source.dataSource().getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessage("the connection pool athanor-shop is closed");
    }

    @Test
    void aDataSourceThatWasGivenIsTakenAsItIsAndStaysOpen() throws SQLException {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2)) {
            DataSource given = database.dataSource();
            UnitDataSource source = open(Map.of("jakarta.persistence.nonJtaDataSource", given));

            assertThat(source.dataSource()).isSameAs(given);
            source.close();
            try (Connection connection = given.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void eachKindOfTransactionPrefersItsOwnDataSource() {
        DataSource jta = new JdbcDataSource();
        DataSource plain = new JdbcDataSource();
        Map<String, Object> both =
                Map.of("jakarta.persistence.jtaDataSource", jta, "jakarta.persistence.nonJtaDataSource", plain);
        PersistenceUnit jtaUnit = PersistenceUnitReader.of(
                new PersistenceConfiguration("shop").transactionType(PersistenceUnitTransactionType.JTA));

        assertThat(open(both).dataSource()).isSameAs(plain);
        assertThat(DataSources.open(jtaUnit, AthanorConfig.of(jtaUnit, both)).dataSource())
                .isSameAs(jta);
        assertThat(open(Map.of("jakarta.persistence.jtaDataSource", jta)).dataSource())
                .isSameAs(jta);
        assertThat(open(Map.of("jakarta.persistence.dataSource", jta)).dataSource())
                .isSameAs(jta);
    }

    @Test
    void whatTheProgramGivesWinsOverWhatTheUnitNames() {
        DataSource given = new JdbcDataSource();
        PersistenceUnit withUrl = Units.unit(Map.of("jakarta.persistence.jdbc.url", url()));
        PersistenceUnit withSource =
                PersistenceUnitReader.of(new PersistenceConfiguration("shop").nonJtaDataSource("java:/nowhere"));

        assertThat(DataSources.open(
                                withUrl,
                                AthanorConfig.of(withUrl, Map.of("jakarta.persistence.nonJtaDataSource", given)))
                        .dataSource())
                .isSameAs(given);
        try (UnitDataSource pooled = DataSources.open(
                withSource, AthanorConfig.of(withSource, Map.of("jakarta.persistence.jdbc.url", url())))) {
            assertThat(pooled.dataSource()).isInstanceOf(PooledDataSource.class);
        }
    }

    @Test
    void withoutAnyDatabaseEachFactoryHasOneOfItsOwnAndSaysSoOnce() throws SQLException {
        try (CapturedLog log = new CapturedLog();
                UnitDataSource one = open(Map.of("jakarta.persistence.jdbc.url", " "));
                UnitDataSource other = open(Map.of())) {
            execute(one, "CREATE TABLE T (ID INT)");
            execute(other, "CREATE TABLE T (ID INT)");
            assertThat(log.messages())
                    .containsExactly(
                            "ATH0310 The persistence unit 'shop' names no database: an H2 database in memory serves it and"
                                    + " ends with the factory -> To keep data, give jakarta.persistence.jdbc.url.",
                            "ATH0310 The persistence unit 'shop' names no database: an H2 database in memory serves it and"
                                    + " ends with the factory -> To keep data, give jakarta.persistence.jdbc.url.");
        }
    }

    @Test
    void theEmbeddedDatabaseLivesAsLongAsTheFactoryAndNoLonger() throws SQLException {
        UnitDataSource source = open(Map.of());
        String url;
        try (Connection connection = source.firstConnection()) {
            url = connection.getMetaData().getURL();
        }
        execute(source, "CREATE TABLE T (ID INT)");
        pool(source).getHikariPoolMXBean().softEvictConnections();
        execute(source, "INSERT INTO T VALUES (1)");
        Connection neverGivenBack = source.dataSource().getConnection();

        source.close();
        source.close();

        assertThat(neverGivenBack.isValid(1)).isFalse();

        assertThatThrownBy(() -> DriverManager.getConnection(url + ";IFEXISTS=TRUE"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("not found");
    }

    private static void execute(UnitDataSource source, String sql) throws SQLException {
        try (Connection connection = source.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    private static UnitDataSource open(Map<String, ?> given) {
        PersistenceUnit unit = Units.unit(Map.of());
        return DataSources.open(unit, AthanorConfig.of(unit, given));
    }

    private static HikariDataSource pool(UnitDataSource source) throws SQLException {
        return source.dataSource().unwrap(HikariDataSource.class);
    }

    private static String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID();
    }
}
