package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a persistence.xml says is what the unit holds. */
class PersistenceXmlTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.0, http://java.sun.com/xml/ns/persistence",
        "2.0, http://java.sun.com/xml/ns/persistence",
        "2.1, http://xmlns.jcp.org/xml/ns/persistence",
        "2.2, http://xmlns.jcp.org/xml/ns/persistence",
        "3.0, https://jakarta.ee/xml/ns/persistence",
        "3.1, https://jakarta.ee/xml/ns/persistence",
        "3.2, https://jakarta.ee/xml/ns/persistence"
    })
    void everyVersionIsRead(String version, String namespace) {
        PersistenceUnit unit =
                read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <persistence xmlns="%s" version="%s"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="%s persistence.xsd">
                  <persistence-unit name="shop"><class>shop.Order</class></persistence-unit>
                </persistence>
                """.formatted(namespace, version, namespace)).get(0);

        assertThat(unit.name()).isEqualTo("shop");
        assertThat(unit.version()).isEqualTo(version);
        assertThat(unit.classes()).extracting(Located::value).containsExactly("shop.Order");
    }

    @Test
    void everyElementIsRead() {
        PersistenceUnit unit = read(ClassPath.HEAD + """
                  <persistence-unit name="shop" transaction-type="JTA">
                    <description>All of the shop</description>
                    <provider>dev.example.Provider</provider>
                    <qualifier>dev.example.Main</qualifier>
                    <qualifier>dev.example.Fast</qualifier>
                    <scope>dev.example.Scope</scope>
                    <jta-data-source>java:/jta</jta-data-source>
                    <non-jta-data-source>java:/plain</non-jta-data-source>
                    <mapping-file>META-INF/shop.xml</mapping-file>
                    <jar-file>lib/model.jar</jar-file>
                    <class>
                      shop.Order
                    </class>
                    <class><!-- the lines -->shop.<![CDATA[Line]]></class>
                    <exclude-unlisted-classes>true</exclude-unlisted-classes>
                    <shared-cache-mode>ENABLE_SELECTIVE</shared-cache-mode>
                    <validation-mode>NONE</validation-mode>
                    <properties>
                      <property name="jakarta.persistence.jdbc.url" value="jdbc:h2:mem:shop"/>
                      <property name="other" value=""></property>
                    </properties>
                  </persistence-unit>
                """ + ClassPath.FOOT).get(0);

        assertThat(unit.transactionType()).isEqualTo(PersistenceUnitTransactionType.JTA);
        assertThat(unit.description()).isEqualTo("All of the shop");
        assertThat(unit.provider()).isEqualTo("dev.example.Provider");
        assertThat(unit.qualifiers()).containsExactly("dev.example.Main", "dev.example.Fast");
        assertThat(unit.scope()).isEqualTo("dev.example.Scope");
        assertThat(unit.jtaDataSource()).isEqualTo("java:/jta");
        assertThat(unit.nonJtaDataSource()).isEqualTo("java:/plain");
        assertThat(unit.mappingFiles()).extracting(Located::value).containsExactly("META-INF/shop.xml");
        assertThat(unit.jarFiles()).extracting(Located::value).containsExactly("lib/model.jar");
        assertThat(unit.classes()).extracting(Located::value).containsExactly("shop.Order", "shop.Line");
        assertThat(unit.classes().get(1).place()).isEqualTo(new Place(file(), 15, 5));
        assertThat(unit.excludeUnlisted()).isTrue();
        assertThat(unit.sharedCacheMode()).isEqualTo(SharedCacheMode.ENABLE_SELECTIVE);
        assertThat(unit.validationMode()).isEqualTo(ValidationMode.NONE);
        assertThat(unit.properties()).containsOnlyKeys("jakarta.persistence.jdbc.url", "other");
        assertThat(unit.properties().get("other")).isEqualTo(new Located<>("", new Place(file(), 21, 7)));
        assertThat(unit.place()).isEqualTo(new Place(file(), 2, 3));
        assertThat(unit.rootUrl()).hasToString(ClassPath.url(folder).toString());
    }

    @Test
    void whatIsNotWrittenHasTheDefaultsOfTheSpecification() {
        PersistenceUnit unit = read(ClassPath.HEAD + "<persistence-unit name=\"shop\"/>" + ClassPath.FOOT)
                .get(0);

        assertThat(unit.transactionType()).isEqualTo(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        assertThat(unit.provider()).isNull();
        assertThat(unit.excludeUnlisted()).isFalse();
        assertThat(unit.sharedCacheMode()).isEqualTo(SharedCacheMode.UNSPECIFIED);
        assertThat(unit.validationMode()).isEqualTo(ValidationMode.AUTO);
        assertThat(unit.classes()).isEmpty();
        assertThat(unit.properties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "true, true", "1, true", "false, false", "0, false"})
    void unlistedClassesAreExcludedAsWritten(String written, boolean excluded) {
        PersistenceUnit unit = read(ClassPath.HEAD + "<persistence-unit name=\"shop\"><exclude-unlisted-classes>"
                        + written + "</exclude-unlisted-classes></persistence-unit>" + ClassPath.FOOT)
                .get(0);

        assertThat(unit.excludeUnlisted()).isEqualTo(excluded);
    }

    @Test
    void settingsOfOtherTechnologiesArePassedOver() {
        PersistenceUnit unit = read(ClassPath.HEAD + """
                <persistence-unit name="shop" xmlns:cdi="https://jakarta.ee/xml/ns/persistence-cdi">
                  <class>shop.Order</class>
                  <cdi:scope cdi:deep="yes">shop.Scope<cdi:inner><cdi:leaf/></cdi:inner></cdi:scope>
                  <class>shop.Line</class>
                </persistence-unit>
                """ + ClassPath.FOOT).get(0);

        assertThat(unit.scope()).isNull();
        assertThat(unit.classes()).extracting(Located::value).containsExactly("shop.Order", "shop.Line");
    }

    @Test
    void theDeclaredEncodingIsUsed() {
        byte[] latin = ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + ClassPath.HEAD
                        + "<persistence-unit name=\"B\u00fccher\"><class>\u00e4.\u00d6</class></persistence-unit>"
                        + ClassPath.FOOT)
                .getBytes(StandardCharsets.ISO_8859_1);
        ClassPath.empty().with("META-INF/persistence.xml", latin).directory(folder);

        PersistenceUnit unit = PersistenceUnitReader.read(
                        ClassPath.url(xml()), getClass().getClassLoader())
                .get(0);

        assertThat(unit.name()).isEqualTo("B\u00fccher");
        assertThat(unit.classes().get(0).place()).isEqualTo(new Place(file(), 2, 33));
    }

    @Test
    void severalUnitsKeepTheirOrder() {
        List<PersistenceUnit> units = read(ClassPath.HEAD + """
                <persistence-unit name="b"/>
                <persistence-unit name="a"/>
                """ + ClassPath.FOOT);

        assertThat(units).extracting(PersistenceUnit::name).containsExactly("b", "a");
    }

    @Test
    void aDocumentTypeIsNeverFetched() {
        List<PersistenceUnit> units =
                read("<!DOCTYPE persistence SYSTEM \"http://unreachable.invalid/persistence.dtd\">\n" + ClassPath.HEAD
                        + "<persistence-unit name=\"shop\"/>" + ClassPath.FOOT);

        assertThat(units).extracting(PersistenceUnit::name).containsExactly("shop");
    }

    private List<PersistenceUnit> read(String content) {
        ClassPath.unit(content).directory(folder);
        return PersistenceUnitReader.read(ClassPath.url(xml()), getClass().getClassLoader());
    }

    private Path xml() {
        return folder.resolve("META-INF/persistence.xml");
    }

    private String file() {
        return ClassPath.url(xml()).toString();
    }
}
