package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.boot.AthanorConfig.Origin;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The nearer to the program a property is given, the more it counts. */
class AthanorConfigTest {

    @Test
    void aSettingThatNobodyGaveHasItsDefault() {
        AthanorConfig config = Units.config(Map.of());

        assertThat(config.get(Settings.JDBC_BATCH_SIZE)).isEqualTo(10_000);
        assertThat(config.origin(Settings.JDBC_BATCH_SIZE)).isEqualTo(Origin.FALLBACK);
        assertThat(config.find(Settings.JDBC_URL)).isEmpty();
    }

    @Test
    void aSettingWithoutDefaultCannotBeTakenForGranted() {
        AthanorConfig config = Units.config(Map.of());

        assertThatThrownBy(() -> config.get(Settings.JDBC_URL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value and no default: jakarta.persistence.jdbc.url");
    }

    @Test
    void theProgramWinsOverTheUnitAndAPropertyOverAnElement() {
        PersistenceUnit unit = PersistenceUnitReader.of(new PersistenceConfiguration("shop")
                .sharedCacheMode(SharedCacheMode.ALL)
                .nonJtaDataSource("java:/element")
                .jtaDataSource("java:/jta")
                .property("jakarta.persistence.nonJtaDataSource", "java:/property")
                .property("athanor.jdbc.batch-size", "10"));

        AthanorConfig config = AthanorConfig.of(
                unit, Map.of("athanor.jdbc.batch-size", 20, "jakarta.persistence.transactionType", "JTA"));

        assertThat(config.get(Settings.JDBC_BATCH_SIZE)).isEqualTo(20);
        assertThat(config.origin(Settings.JDBC_BATCH_SIZE)).isEqualTo(Origin.PROGRAM);
        assertThat(config.get(Settings.NON_JTA_DATA_SOURCE)).isEqualTo("java:/property");
        assertThat(config.origin(Settings.NON_JTA_DATA_SOURCE)).isEqualTo(Origin.UNIT_PROPERTY);
        assertThat(config.get(Settings.JTA_DATA_SOURCE)).isEqualTo("java:/jta");
        assertThat(config.origin(Settings.JTA_DATA_SOURCE)).isEqualTo(Origin.UNIT_ELEMENT);
        assertThat(config.get(Settings.SHARED_CACHE_MODE)).isEqualTo(SharedCacheMode.ALL);
        assertThat(config.get(Settings.TRANSACTION_TYPE)).isEqualTo(PersistenceUnitTransactionType.JTA);
    }

    @Test
    void aNullFromTheProgramTakesTheUnitsValueBack() {
        Map<String, Object> given = new HashMap<>();
        given.put("athanor.jdbc.batch-size", null);
        given.put("athanor.hikari.poolName", null);
        given.put("other", null);
        PersistenceUnit unit =
                Units.unit(Map.of("athanor.jdbc.batch-size", "10", "athanor.hikari.poolName", "p", "other", "value"));

        AthanorConfig config = AthanorConfig.of(unit, given);

        assertThat(config.get(Settings.JDBC_BATCH_SIZE)).isEqualTo(10_000);
        assertThat(config.pool()).isEmpty();
        assertThat(config.properties())
                .doesNotContainKeys("other", "athanor.jdbc.batch-size", "athanor.hikari.poolName");
    }

    @Test
    void thePropertiesThatOthersStandOnCountToo() {
        Properties base = new Properties();
        base.setProperty("athanor.jdbc.batch-size", "10");
        base.setProperty("jakarta.persistence.jdbc.user", "base");
        Properties given = new Properties(base);
        given.setProperty("jakarta.persistence.jdbc.user", "given");

        AthanorConfig config = Units.config(given);

        assertThat(config.get(Settings.JDBC_BATCH_SIZE)).isEqualTo(10);
        assertThat(config.get(Settings.JDBC_USER)).isEqualTo("given");
    }

    @Test
    void anEntityManagerHasItsOwnOnTopOfTheFactorys() {
        AthanorConfig factory =
                Units.config(Map.of("jakarta.persistence.lock.timeout", "100", "athanor.jdbc.batch-size", 5));

        AthanorConfig manager = factory.forEntityManager(Map.of("jakarta.persistence.lock.timeout", 200));

        assertThat(manager.get(Settings.LOCK_TIMEOUT)).isEqualTo(Duration.ofMillis(200));
        assertThat(manager.get(Settings.JDBC_BATCH_SIZE)).isEqualTo(5);
        assertThat(factory.get(Settings.LOCK_TIMEOUT)).isEqualTo(Duration.ofMillis(100));
        assertThat(factory.forEntityManager(Map.of())).isSameAs(factory);
    }

    @Test
    void thePropertiesInEffectAreShownWithoutPasswords() {
        AthanorConfig config = AthanorConfig.of(
                Units.unit(Map.of("jakarta.persistence.jdbc.user", "sa", "unknown.to.athanor", 1)),
                Map.of("jakarta.persistence.jdbc.password", "hush", "athanor.hikari.dataSource.sslpassword", "hush"));

        assertThat(config.properties())
                .containsEntry("jakarta.persistence.jdbc.user", "sa")
                .containsEntry("unknown.to.athanor", 1)
                .doesNotContainValue("hush");
        assertThat(config.get(Settings.JDBC_PASSWORD)).isEqualTo("hush");
        assertThat(config.pool()).containsEntry("dataSource.sslpassword", "hush");
    }
}
