package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.athanor.testing.CapturedLog;
import dev.athanor.testing.Repository;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What users copy works: each template is read the way its reader will read it. */
class TemplatesTest {
    private static final String PROVIDER = "dev.athanor.jpa.AthanorPersistenceProvider";

    @Test
    void everyTemplateIsTestedHere() throws IOException {
        Path folder = Repository.file("META-INF-templates");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder(
                            "README.md",
                            "build-plugin-gradle.gradle",
                            "build-plugin-maven.xml",
                            "native-image/reachability-metadata.json",
                            "persistence.xml",
                            "services/jakarta.persistence.spi.PersistenceProvider");
        }
    }

    @Test
    void thePersistenceUnitIsReadWithoutAWarning(@TempDir Path folder) throws IOException {
        PersistenceUnit unit = read(template("persistence.xml"), folder);

        try (CapturedLog log = new CapturedLog()) {
            AthanorConfig config = AthanorConfig.of(unit, Map.of());
            try (UnitDataSource source = DataSources.open(unit, config)) {
                assertThat(source.dataSource()).isNotNull();
            }
            assertThat(log.messages()).isEmpty();
        }
        assertThat(unit.provider()).isEqualTo(PROVIDER);
        assertThat(unit.version()).isEqualTo("3.2");
        assertThat(unit.properties().keySet())
                .allSatisfy(name -> assertThat(PropertyRegistry.find(name).isPresent()
                                || name.startsWith(PropertyRegistry.POOL_PREFIX))
                        .as(name)
                        .isTrue());
    }

    @Test
    void thePersistenceUnitFollowsTheSchema() throws IOException, SAXException {
        validate(template("persistence.xml"));
    }

    @Test
    void whatThePersistenceUnitHoldsInCommentsIsRightToo(@TempDir Path folder) throws IOException, SAXException {
        String complete = template("persistence.xml").replaceAll("<!-- (<[a-z-]+>.*</[a-z-]+>) -->", "$1");
        PersistenceUnit unit = read(complete, folder);

        validate(complete);
        assertThat(unit.nonJtaDataSource()).isEqualTo("java:comp/env/jdbc/shop");
        assertThat(unit.mappingFiles()).hasSize(1);
        assertThat(unit.jarFiles()).hasSize(1);
    }

    @Test
    void theServiceFileNamesTheProvider() throws IOException {
        List<String> names = template("services/jakarta.persistence.spi.PersistenceProvider")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(names).containsExactly(PROVIDER);
    }

    @Test
    void theMavenSnippetNamesTheVersionsOfThisBuild() throws Exception {
        Element plugin = (Element) xml(template("build-plugin-maven.xml"))
                .getElementsByTagName("plugin")
                .item(0);

        assertThat(coordinates(plugin))
                .isEqualTo("net.bytebuddy:byte-buddy-maven-plugin:" + property("byte-buddy-maven-plugin.version"));
        NodeList dependencies = plugin.getElementsByTagName("dependency");
        assertThat(dependencies.getLength()).isEqualTo(2);
        assertThat(coordinates((Element) dependencies.item(0)))
                .isEqualTo("dev.athanor:athanor-bytecode-enhancer:" + projectVersion());
        assertThat(coordinates((Element) dependencies.item(1)))
                .isEqualTo("net.bytebuddy:byte-buddy:" + property("byte-buddy.version"));
        assertThat(plugin.getElementsByTagName("goal").item(0).getTextContent()).isEqualTo("transform");
    }

    @Test
    void theMavenSnippetVerifiesAsTheSamplesDo() throws Exception {
        NodeList plugins = xml(template("build-plugin-maven.xml")).getElementsByTagName("plugin");
        Element snippet = (Element) plugins.item(plugins.getLength() - 1);
        assertThat(coordinates(snippet))
                .isEqualTo("org.codehaus.mojo:exec-maven-plugin:" + property("exec-maven-plugin.version"));

        // The build runs it in the sample.
        String text = template("build-plugin-maven.xml");
        String executions = text.substring(text.lastIndexOf("<executions>"), text.lastIndexOf("</executions>"));
        assertThat(Files.readString(Repository.file("samples/container/pom.xml")))
                .containsIgnoringWhitespaces(executions);
    }

    @Test
    void theGradleSnippetNamesTheVersionsOfThisBuild() throws Exception {
        String snippet = template("build-plugin-gradle.gradle");

        assertThat(snippet)
                .contains("classpath 'dev.athanor:athanor-bytecode-enhancer:" + projectVersion() + "'")
                .contains("id 'net.bytebuddy.byte-buddy-gradle-plugin' version '"
                        + property("byte-buddy-maven-plugin.version") + "'");
        assertThat(snippet.chars().filter(c -> c == '{').count())
                .isEqualTo(snippet.chars().filter(c -> c == '}').count());
    }

    @Test
    void theClassesThatTheSnippetsNameExist() throws IOException {
        List<String> named = new ArrayList<>();
        for (String file : List.of("build-plugin-maven.xml", "build-plugin-gradle.gradle")) {
            Matcher names =
                    Pattern.compile("dev\\.athanor\\.enhance\\.[A-Z]\\w+").matcher(template(file));
            while (names.find()) {
                named.add(names.group());
            }
        }

        assertThat(named)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
    }

    @Test
    void theNativeImageHintsAreJson() throws IOException, SQLException {
        String hints = template("native-image/reachability-metadata.json");

        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                PreparedStatement statement =
                        connection.prepareStatement("SELECT CAST(? AS VARCHAR) IS JSON OBJECT WITH UNIQUE KEYS")) {
            statement.setString(1, hints);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getBoolean(1)).isTrue();
            }
        }
        assertThat(hints).contains("\"" + PROVIDER + "\"").contains("\"META-INF/persistence.xml\"");
    }

    private static PersistenceUnit read(String xml, Path folder) throws IOException {
        ClassPath.unit(xml).directory(folder);
        return PersistenceUnitReader.readAll(ClassPath.loader(ClassPath.url(folder)))
                .require("shop");
    }

    /** Checks a persistence.xml against the schema of the specification, which the API's jar contains. */
    private static void validate(String xml) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Entity.class.getResource("/jakarta/persistence/persistence_3_2.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static String template(String name) throws IOException {
        return Files.readString(Repository.file("META-INF-templates/" + name));
    }

    private static String property(String name) throws Exception {
        return pom().getElementsByTagName(name).item(0).getTextContent();
    }

    private static String projectVersion() throws Exception {
        return child(pom().getDocumentElement(), "version");
    }

    private static Document pom() throws Exception {
        return xml(Files.readString(Repository.file("pom.xml")));
    }

    private static Document xml(String content) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(content)));
    }

    private static String coordinates(Element element) {
        return child(element, "groupId") + ":" + child(element, "artifactId") + ":" + child(element, "version");
    }

    private static String child(Element element, String name) {
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child && child.getTagName().equals(name)) {
                return child.getTextContent();
            }
        }
        throw new AssertionError("no <" + name + "> in <" + element.getTagName() + ">");
    }
}
