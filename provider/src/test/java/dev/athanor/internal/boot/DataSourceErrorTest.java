package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that lead to no database are refused before anything is connected. */
class DataSourceErrorTest {

    @Test
    void aDriverThatIsMissing() {
        refused(
                Map.of(
                        "jakarta.persistence.jdbc.url", "jdbc:mysql://localhost/shop",
                        "jakarta.persistence.jdbc.driver", "com.mysql.cj.jdbc.Driver"),
                "ATH0301 The JDBC driver com.mysql.cj.jdbc.Driver is not on the class path"
                        + " -> Add its jar (com.mysql:mysql-connector-j), or correct jakarta.persistence.jdbc.driver.");
        refused(
                Map.of(
                        "jakarta.persistence.jdbc.url", "jdbc:shop:x",
                        "jakarta.persistence.jdbc.driver", "shop.Driver"),
                "ATH0301 The JDBC driver shop.Driver is not on the class path"
                        + " -> Add its jar, or correct jakarta.persistence.jdbc.driver.");
    }

    @Test
    void aUrlThatNoDriverAccepts() {
        refused(
                Map.of("jakarta.persistence.jdbc.url", "jdbc:mysql://anna:hush@localhost/shop?password=hush&x=1"),
                "ATH0302 No JDBC driver on the class path accepts the URL"
                        + " 'jdbc:mysql://anna:***@localhost/shop?password=***&x=1'"
                        + " -> Add the jar of the driver (com.mysql:mysql-connector-j), or correct"
                        + " jakarta.persistence.jdbc.url.");
    }

    @Test
    void aUrlOfAnotherDriver() {
        refused(
                Map.of(
                        "jakarta.persistence.jdbc.url", "jdbc:postgresql://localhost/shop",
                        "jakarta.persistence.jdbc.driver", "org.h2.Driver"),
                "ATH0303 The JDBC driver org.h2.Driver does not accept the URL 'jdbc:postgresql://localhost/shop'"
                        + " -> Correct jakarta.persistence.jdbc.url or jakarta.persistence.jdbc.driver; they do not belong"
                        + " together.");
    }

    @Test
    void aUrlThatIsNone() {
        refused(
                Map.of("jakarta.persistence.jdbc.url", "localhost:5432/shop"),
                "ATH0304 The URL 'localhost:5432/shop' is not a JDBC URL -> Write jakarta.persistence.jdbc.url in the form"
                        + " jdbc:<database>:..., for example jdbc:postgresql://localhost:5432/shop.");
    }

    @Test
    void aLoginWithoutUrl() {
        refused(
                Map.of("jakarta.persistence.jdbc.user", "sa"),
                "ATH0305 The property 'jakarta.persistence.jdbc.user' is given, but jakarta.persistence.jdbc.url is not"
                        + " -> Give the URL of the database too, or remove the property to use an embedded database in"
                        + " memory.");
    }

    @Test
    void aClassThatIsNoDriver() {
        refused(
                Map.of(
                        "jakarta.persistence.jdbc.url", "jdbc:h2:mem:x",
                        "jakarta.persistence.jdbc.driver", "java.lang.String"),
                "ATH0306 The class java.lang.String is not a usable java.sql.Driver: it does not implement it"
                        + " -> Name the driver's class in jakarta.persistence.jdbc.driver.");
        refused(
                Map.of(
                        "jakarta.persistence.jdbc.url", "jdbc:h2:mem:x",
                        "jakarta.persistence.jdbc.driver", "java.sql.Driver"),
                "ATH0306 The class java.sql.Driver is not a usable java.sql.Driver: it cannot be created"
                        + " -> Name the driver's class in jakarta.persistence.jdbc.driver.");
    }

    @Test
    void anUnknownPoolProperty() {
        refused(
                Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:x", "athanor.hikari.maxPoolSize", "3"),
                "ATH0311 The connection pool has no property 'athanor.hikari.maxPoolSize'"
                        + " -> Did you mean 'athanor.hikari.maximumPoolSize'? Known: allowPoolSuspension, catalog, connectionInitSql,"
                        + " connectionTestQuery, connectionTimeout, credentialsProvider, credentialsProviderClassName,"
                        + " exceptionOverride, exceptionOverrideClassName, healthCheckProperties, healthCheckRegistry,"
                        + " idleTimeout, initializationFailTimeout, isolateInternalQueries, keepaliveTime,"
                        + " leakDetectionThreshold, maxLifetime, maximumPoolSize, metricRegistry, metricsTrackerFactory,"
                        + " minimumIdle, poolName, readOnly, registerMbeans, scheduledExecutor, schema, threadFactory,"
                        + " transactionIsolation, validationTimeout.");
    }

    @Test
    void aMisspeltPoolProperty() {
        assertThatThrownBy(() -> open(
                        Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:x", "athanor.hikari.maximumPoolsize", "3")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ATH0311 The connection pool has no property 'athanor.hikari.maximumPoolsize'"
                        + " -> Did you mean 'athanor.hikari.maximumPoolSize'? Known: ");
    }

    @Test
    void aWrongPoolValue() {
        poolValueRefused("maximumPoolSize", "many", "it is a number, or a number with ms, s, m, h or d");
        poolValueRefused("maximumPoolSize", "0", "maxPoolSize cannot be less than 1");
        poolValueRefused("connectionTimeout", "1", "connectionTimeout cannot be less than 250ms");
        poolValueRefused("readOnly", "maybe", "it is true or false");
    }

    private static void poolValueRefused(String name, String value, String reason) {
        refused(
                Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:x", "athanor.hikari." + name, value),
                "ATH0312 The property 'athanor.hikari." + name + "' cannot be '" + value + "': " + reason
                        + " -> Correct the value.");
    }

    @Test
    void aPoolPropertyThatIsNotOpen() {
        refused(
                Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:x", "athanor.hikari.autoCommit", "true"),
                "ATH0313 The property 'athanor.hikari.autoCommit' is not open to configuration"
                        + " -> Remove it: transactions need it to be off.");
        refused(
                Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:x", "athanor.hikari.username", "sa"),
                "ATH0313 The property 'athanor.hikari.username' is not open to configuration"
                        + " -> Use jakarta.persistence.jdbc.user.");
    }

    @Test
    void noDatabaseNamedAndNoneEmbedded() throws Exception {
        URL[] withoutH2 = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("h2database"))
                .map(entry -> ClassPath.url(Path.of(entry)))
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(withoutH2, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            var open = loader.loadClass(EmbeddedStart.class.getName()).getMethod("open");

            assertThatThrownBy(() -> open.invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessage(
                            "ATH0309 The persistence unit 'shop' names no database, and the embedded one is not on the"
                                    + " class path -> Give jakarta.persistence.jdbc.url or a data source, or add"
                                    + " com.h2database:h2 to the class path.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What the class loader without H2 runs. */
    public static final class EmbeddedStart {
        private EmbeddedStart() {}

        /** Opens the data source of a unit that names none. */
        public static void open() {
            DataSourceErrorTest.open(Map.of()).close();
        }
    }

    @Test
    void passwordsInUrlsAreMasked() {
        assertThat(Secrets.maskUrl("jdbc:oracle:thin:anna/hush@//db:1521/x"))
                .isEqualTo("jdbc:oracle:thin:anna/***@//db:1521/x");
        assertThat(Secrets.maskUrl("jdbc:sqlserver://db;user=anna;password=hush;encrypt=true"))
                .isEqualTo("jdbc:sqlserver://db;user=anna;password=***;encrypt=true");
        assertThat(Secrets.maskUrl("jdbc:postgresql://localhost:5432/shop?user=anna"))
                .isEqualTo("jdbc:postgresql://localhost:5432/shop?user=anna");
    }

    private static UnitDataSource open(Map<String, ?> given) {
        PersistenceUnit unit = Units.unit(Map.of());
        return DataSources.open(unit, AthanorConfig.of(unit, given));
    }

    private static void refused(Map<String, ?> given, String message) {
        assertThatThrownBy(() -> open(given))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
