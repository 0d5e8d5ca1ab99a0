package dev.athanor.samples.chinook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.athanor.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private final Properties before = (Properties) System.getProperties().clone();

    @AfterEach
    void restoreSystemProperties() {
        System.setProperties(before);
    }

    @Test
    void isH2InMemoryByDefault() throws SQLException {
        assertThat(productOf(Database.chosen())).isEqualTo("H2");
    }

    @Test
    void isThePostgresServerThatTheSystemPropertiesName() throws SQLException {
        try (TestDatabase server = TestDatabase.open(TestDatabase.Kind.POSTGRES)) {
            System.setProperty("database", "postgresql");
            System.setProperty("database.url", server.url());
            System.setProperty("database.user", server.user());
            System.setProperty("database.password", server.password());
            assertThat(productOf(Database.chosen())).isEqualTo("PostgreSQL");
        }
    }

    @Test
    void refusesAnUnknownNameAndSaysWhichThereAre() {
        System.setProperty("database", "oracle");
        assertThatThrownBy(Database::chosen).hasMessage("-Ddatabase=oracle is not known; use h2 or postgresql");
    }

    private static String productOf(Database database) throws SQLException {
        try (HikariDataSource pool = database.open();
                Connection connection = pool.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        }
    }
}
