package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.athanor.message.DatabaseException;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;

/** A database that gives no connection is told from a wrong password and from a pool that is used up. */
class ConnectionFailureTest {

    @Test
    void aDatabaseThatIsDownAtStart() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/shop?password=hush";

        try (UnitDataSource source = open(Map.of("jakarta.persistence.jdbc.url", url))) {
            assertThatThrownBy(source::firstConnection)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("ATH0321 The database jdbc:postgresql://127.0.0.1:" + port
                            + "/shop?password=*** cannot be"
                            + " reached: Connection to 127.0.0.1:" + port + " refused. Check that the hostname and port"
                            + " are correct and that the postmaster is accepting TCP/IP connections. -> Check that the"
                            + " database runs, and the host and port of its address.");
        }
    }

    @Test
    void aWrongPasswordIsRefusedWithoutBeingRepeated() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        Map<String, String> given = Map.of(
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.user", "sa",
                "jakarta.persistence.jdbc.password", "hush-hush");
        try (Connection keeper = DriverManager.getConnection(url, "sa", "right");
                UnitDataSource source = open(given)) {
            Throwable refusal = catchThrowable(source::firstConnection);

            assertThat(keeper.isValid(1)).isTrue();
            assertThat(refusal)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(
                            "ATH0322 The database " + url + " refuses the login: Wrong user name or password [28000-"
                                    + Constants.BUILD_ID + "] -> Check jakarta.persistence.jdbc.user and"
                                    + " jakarta.persistence.jdbc.password.");
            assertThat(refusal).hasRootCauseInstanceOf(SQLException.class);
            assertThat(refusal.toString()).doesNotContain("hush-hush");
        }
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        String url = "jdbc:h2:mem:missing;IFEXISTS=TRUE";
        try (UnitDataSource source = open(Map.of("jakarta.persistence.jdbc.url", url))) {
            assertThatThrownBy(source::firstConnection)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(
                            "ATH0323 The database " + url + " does not exist: Database \"mem:missing\" not found, and"
                                    + " IFEXISTS=true, so we cant auto-create it [90146-"
                                    + Constants.BUILD_ID
                                    + "] -> Check the name of the database in its address, or create it.");
        }
    }

    @Test
    void aUrlWithAMistakeInIt() {
        String url = "jdbc:h2:mem:x;NO_SUCH_SETTING=1";
        try (UnitDataSource source = open(Map.of("jakarta.persistence.jdbc.url", url))) {
            assertThatThrownBy(source::firstConnection)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("ATH0324 The database " + url + " gives no connection: Unsupported connection setting"
                            + " \"NO_SUCH_SETTING\" [90113-" + Constants.BUILD_ID
                            + "] -> Check the address of the database and the settings in it.");
        }
    }

    @Test
    void aGivenDataSourceThatFails() {
        JdbcDataSource given = new JdbcDataSource();
        given.setURL("jdbc:h2:mem:missing;IFEXISTS=TRUE");
        try (UnitDataSource source = open(Map.of("jakarta.persistence.nonJtaDataSource", given))) {
            assertThatThrownBy(source::firstConnection)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(
                            "ATH0323 The database of the data source does not exist: Database \"mem:missing\" not found,"
                                    + " and IFEXISTS=true, so we cant auto-create it [90146-"
                                    + Constants.BUILD_ID
                                    + "] -> Check the name of the database in its address, or create it.");
        }
    }

    @Test
    void aDatabaseThatGoesDownLater() throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + UUID.randomUUID();
        Map<String, ?> given = Map.of(
                "jakarta.persistence.jdbc.url", url,
                "athanor.hikari.connectionTimeout", 300,
                "athanor.hikari.maximumPoolSize", 1);
        try (UnitDataSource source = open(given)) {
            source.firstConnection().close();
            server.stop();
            source.dataSource()
                    .unwrap(HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .softEvictConnections();

            assertThatThrownBy(() -> source.dataSource().getConnection())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("ATH0321 The database " + url + " cannot be reached: ")
                    .hasMessageEndingWith("-> Check that the database runs, and the host and port of its address.");
        } finally {
            server.stop();
        }
    }

    @Test
    void aPoolThatIsUsedUp() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        Map<String, ?> given = Map.of(
                "jakarta.persistence.jdbc.url", url,
                "athanor.hikari.connectionTimeout", 250,
                "athanor.hikari.maximumPoolSize", 1);
        try (UnitDataSource source = open(given);
                Connection only = source.firstConnection()) {
            assertThatThrownBy(() -> source.dataSource().getConnection())
                    .isInstanceOf(DatabaseException.class)
                    .message()
                    .matches("ATH0325 No connection to the database " + url
                            + " became free: athanor-shop - Connection is"
                            + " not available, request timed out after \\d+ms \\(total=1, active=1, idle=0, waiting=0\\)"
                            + " -> Close each EntityManager and end each transaction in time, or raise"
                            + " athanor\\.hikari\\.maximumPoolSize\\.");
            assertThat(only.isValid(1)).isTrue();
        }
    }

    private static UnitDataSource open(Map<String, ?> given) {
        PersistenceUnit unit = Units.unit(Map.of());
        return DataSources.open(unit, AthanorConfig.of(unit, given));
    }
}
