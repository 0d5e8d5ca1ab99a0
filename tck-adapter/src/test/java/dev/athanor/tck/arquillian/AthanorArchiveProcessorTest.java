package dev.athanor.tck.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What the extension does to archives of each kind. */
class AthanorArchiveProcessorTest {
    private static final String PROVIDER = "<provider>dev.athanor.jpa.AthanorPersistenceProvider</provider>";

    private static final StringAsset TWO_UNITS = new StringAsset("<?xml version=\"1.0\"?>"
            + "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">"
            + "<persistence-unit name=\"a\"><description>A</description><jta-data-source>x</jta-data-source>"
            + "</persistence-unit>"
            + "<persistence-unit name=\"b\"><provider>org.example.Other</provider></persistence-unit>"
            + "</persistence>");

    @Entity
    static class Ship {
        @Id
        int id;
    }

    static class Captain {}

    private static void process(Archive<?> archive, Map<String, String> settings) {
        new AthanorArchiveProcessor(ExtensionSettings.of(settings))
                .process(archive, AthanorArchiveProcessorTest.class.getClassLoader());
    }

    private static String text(Archive<?> archive, String path) throws IOException {
        try (InputStream in = archive.get(path).getAsset().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aWebArchiveGetsTheLibrariesAndAUnitWithItsEntities() throws IOException {
        WebArchive archive = ShrinkWrap.create(WebArchive.class).addClasses(Ship.class, Captain.class);
        process(archive, Map.of("jta-data-source", "java:comp/DefaultDataSource"));

        assertThat(archive.getContent(Filters.include("/WEB-INF/lib/.*\\.jar"))).hasSize(5);
        assertThat(text(archive, "/WEB-INF/classes/META-INF/persistence.xml"))
                .contains("name=\"athanor\" transaction-type=\"JTA\"", PROVIDER)
                .contains("<jta-data-source>java:comp/DefaultDataSource</jta-data-source>")
                .contains("<class>" + Ship.class.getName() + "</class>")
                .doesNotContain(Captain.class.getName());
    }

    @Test
    void whereTheServerHasTheLibrariesNoneAreAdded() {
        WebArchive archive = ShrinkWrap.create(WebArchive.class);
        process(archive, Map.of("libraries", "false"));
        assertThat(archive.getContent(Filters.include("/WEB-INF/lib/.*"))).isEmpty();
    }

    @Test
    void aUnitThatNamesNoProviderIsAthanors() throws IOException {
        JavaArchive archive = ShrinkWrap.create(JavaArchive.class).addAsManifestResource(TWO_UNITS, "persistence.xml");
        process(archive, Map.of());

        String text = text(archive, "/META-INF/persistence.xml");
        assertThat(text.replaceAll(">\\s+<", "><"))
                .contains("<description>A</description>" + PROVIDER + "<jta-data-source>")
                .contains("name=\"b\"><provider>org.example.Other</provider></persistence-unit>");
    }

    @Test
    void unitsInsideAnEnterpriseArchiveAreFound() throws IOException {
        JavaArchive unit =
                ShrinkWrap.create(JavaArchive.class, "unit.jar").addAsManifestResource(TWO_UNITS, "persistence.xml");
        EnterpriseArchive archive = ShrinkWrap.create(EnterpriseArchive.class).addAsModule(unit);
        process(archive, Map.of());

        assertThat(text(archive.getAsType(JavaArchive.class, "/unit.jar"), "/META-INF/persistence.xml"))
                .contains(PROVIDER);
        assertThat(archive.getContent(Filters.include("/lib/.*\\.jar"))).hasSize(5);
        assertThat(archive.contains("/META-INF/persistence.xml")).isFalse();
    }

    @Test
    void aMisspeltSettingIsRefused() {
        Map<String, String> settings = Map.of("jta-datasource", "x");
        assertThatThrownBy(() -> ExtensionSettings.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'jta-datasource'");
    }
}
