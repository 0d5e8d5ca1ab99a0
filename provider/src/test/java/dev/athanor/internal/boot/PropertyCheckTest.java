package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.testing.CapturedLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unknown names are warned about if they are Athanor's; wrong values of known names are refused. */
class PropertyCheckTest {

    @Test
    void anUnknownNameOfAthanorsIsWarnedAboutOnceWithTheNearestName() {
        assertThat(warnings(Map.of("athanor.jdbc.batchsize", "10")))
                .containsExactly(
                        "ATH0201 createEntityManagerFactory: the property 'athanor.jdbc.batchsize' is unknown and"
                                + " has no effect -> Did you mean 'athanor.jdbc.batch-size'?");
    }

    @Test
    void aNameThatResemblesNothingIsWarnedAboutAllTheSame() {
        assertThat(warnings(Map.of("athanor.teapot", "10")))
                .containsExactly(
                        "ATH0201 createEntityManagerFactory: the property 'athanor.teapot' is unknown and has no"
                                + " effect -> Remove it; docs/properties.md lists the names that exist.");
    }

    @Test
    void namesOfOthersAreIgnored() {
        assertThat(warnings(Map.of("hibernate.show_sql", "true", "jakarta.persistence.future", 1, 5, "five")))
                .isEmpty();
    }

    @Test
    void anOldNameIsReadAndItsNewNameIsTold() {
        try (CapturedLog log = new CapturedLog()) {
            AthanorConfig config = Units.config(Map.of("javax.persistence.jdbc.user", "sa"));

            assertThat(config.get(Settings.JDBC_USER)).isEqualTo("sa");
            assertThat(log.messages())
                    .containsExactly(
                            "ATH0203 createEntityManagerFactory: the property 'javax.persistence.jdbc.user' has"
                                    + " been renamed -> Write 'jakarta.persistence.jdbc.user'.");
        }
    }

    @Test
    void ofAnOldAndANewNameTheNewOneCounts() {
        Map<String, Object> both = new TreeMap<>();
        both.put("jakarta.persistence.jdbc.user", "new");
        both.put("javax.persistence.jdbc.user", "old");

        assertThat(Units.config(both).get(Settings.JDBC_USER)).isEqualTo("new");
        assertThat(AthanorConfig.of(Units.unit(both), Map.of()).get(Settings.JDBC_USER))
                .isEqualTo("new");
    }

    @Test
    void aHintIsNoPropertyOfAFactory() {
        assertThat(warnings(Map.of("jakarta.persistence.cache.storeMode", "USE")))
                .containsExactly(
                        "ATH0204 createEntityManagerFactory: the property 'jakarta.persistence.cache.storeMode' has"
                                + " no effect here -> It belongs to: entity manager, query, call.");
    }

    @Test
    void thePoolBelongsToTheFactory() {
        try (CapturedLog log = new CapturedLog()) {
            Units.config(Map.of()).forEntityManager(Map.of("athanor.hikari.poolName", "p"));

            assertThat(log.messages())
                    .containsExactly(
                            "ATH0204 createEntityManager: the property 'athanor.hikari.poolName' has no effect here"
                                    + " -> It belongs to: persistence unit.");
        }
    }

    @Test
    void aWrongNumber() {
        refused(
                Map.of("athanor.jdbc.batch-size", "many"),
                "ATH0202 createEntityManagerFactory: the property 'athanor.jdbc.batch-size' cannot be 'many'"
                        + " -> Allowed: an integer from 1 to 100000.");
        refused(
                Map.of("athanor.jdbc.batch-size", 0),
                "ATH0202 createEntityManagerFactory: the property 'athanor.jdbc.batch-size' cannot be '0'"
                        + " -> Allowed: an integer from 1 to 100000.");
    }

    @Test
    void aWrongChoice() {
        refused(
                Map.of("jakarta.persistence.schema-generation.database.action", "crate"),
                "ATH0202 createEntityManagerFactory: the property 'jakarta.persistence.schema-generation.database.action'"
                        + " cannot be 'crate' -> Allowed: none, create, drop-and-create, drop (did you mean 'create'?).");
    }

    @Test
    void aWrongObject() {
        refused(
                Map.of("jakarta.persistence.nonJtaDataSource", 5),
                "ATH0202 createEntityManagerFactory: the property 'jakarta.persistence.nonJtaDataSource' cannot be '5'"
                        + " -> Allowed: a javax.sql.DataSource, or the JNDI name of one.");
    }

    @Test
    void aSecretIsNotRepeated() {
        refused(
                Map.of("jakarta.persistence.jdbc.password", new char[] {'h', 'u', 's', 'h'}),
                "ATH0202 createEntityManagerFactory: the property 'jakarta.persistence.jdbc.password' cannot be an object"
                        + " of [C -> Allowed: a string.");
    }

    @Test
    void aWrongValueInAFileIsToldWithItsPlace(@TempDir Path folder) {
        ClassPath.unit(ClassPath.HEAD + """
                <persistence-unit name="shop">
                  <properties>
                    <property name="athanor.jdbc.batch-size" value="-1"/>
                  </properties>
                </persistence-unit>
                """ + ClassPath.FOOT).directory(folder);
        PersistenceUnit unit = PersistenceUnitReader.readAll(ClassPath.loader(ClassPath.url(folder)))
                .require("shop");

        assertThatThrownBy(() -> AthanorConfig.of(unit, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ATH0202 " + ClassPath.url(folder) + "META-INF/persistence.xml, line 4, column 5: the property"
                                + " 'athanor.jdbc.batch-size' cannot be '-1' -> Allowed: an integer from 1 to 100000.");
    }

    @Test
    void aWrongHintIsAWrongArgument() {
        assertThat(Settings.LOCK_TIMEOUT.fromHint("250")).hasMillis(250);
        assertThatThrownBy(() -> Settings.LOCK_TIMEOUT.fromHint(-1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("ATH0202 hint: the property 'jakarta.persistence.lock.timeout' cannot be '-1'"
                        + " -> Allowed: a number of milliseconds, 0 or more.");
    }

    private static List<String> warnings(Map<?, ?> given) {
        try (CapturedLog log = new CapturedLog()) {
            Units.config(given);
            return log.messages();
        }
    }

    private static void refused(Map<?, ?> given, String message) {
        assertThatThrownBy(() -> Units.config(given))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
