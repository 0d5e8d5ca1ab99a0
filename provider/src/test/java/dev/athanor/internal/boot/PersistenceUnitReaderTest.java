package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units are found wherever the class path has them, and every one that is missing is explained. */
class PersistenceUnitReaderTest {
    @TempDir
    Path folder;

    @Test
    void unitsOfAllFilesAreFound() throws IOException {
        URL directory = unit("shop").directory(folder.resolve("with space"));
        URL jar = unit("stock").jar(folder.resolve("stock+more.jar"));
        try (URLClassLoader loader = ClassPath.loader(directory, jar)) {
            PersistenceUnits found = PersistenceUnitReader.readAll(loader);

            assertThat(found.units()).extracting(PersistenceUnit::name).containsExactly("shop", "stock");
            assertThat(found.units()).extracting(PersistenceUnit::rootUrl).containsExactly(directory, jar);
            assertThat(found.files())
                    .containsExactly(
                            directory + "META-INF/persistence.xml", "jar:" + jar + "!/META-INF/persistence.xml");
            assertThat(found.require("stock").classLoader()).isSameAs(loader);
        }
    }

    @Test
    void theContextClassLoaderIsAskedFirst() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = ClassPath.loader(unit("shop").directory(folder))) {
            thread.setContextClassLoader(loader);

            assertThat(PersistenceUnitReader.readAll().find("shop")).isPresent();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aJarThatWasReplacedIsReadAnew() throws IOException {
        Path file = folder.resolve("unit.jar");
        for (String name : new String[] {"first", "second"}) {
            Files.deleteIfExists(file);
            // The earlier loader stays open, as containers often leave them.
            URLClassLoader loader = ClassPath.loader(unit(name).jar(file));
            assertThat(PersistenceUnitReader.readAll(loader).units())
                    .extracting(PersistenceUnit::name)
                    .containsExactly(name);
        }
    }

    @Test
    void anUnknownNameListsWhatThereIs() throws IOException {
        URL directory = ClassPath.unit(ClassPath.HEAD
                        + "<persistence-unit name='shop'/><persistence-unit name='stock'/>" + ClassPath.FOOT)
                .directory(folder);
        try (URLClassLoader loader = ClassPath.loader(directory)) {
            PersistenceUnits units = PersistenceUnitReader.readAll(loader);

            assertThat(units.find("shpo")).isEmpty();
            assertThatThrownBy(() -> units.require("shpo"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "ATH0112 There is no persistence unit 'shpo'; units found: 'shop', 'stock'; files looked"
                                    + " at: " + directory + "META-INF/persistence.xml -> Did you mean 'shop'?");
            assertThatThrownBy(() -> units.require("billing"))
                    .hasMessage("ATH0112 There is no persistence unit 'billing'; units found: 'shop', 'stock'; files"
                            + " looked at: " + directory + "META-INF/persistence.xml"
                            + " -> Correct the name, or add the unit to one of these files.");
        }
    }

    @Test
    void noFileAtAll() throws IOException {
        try (URLClassLoader loader = ClassPath.loader()) {
            PersistenceUnits units = PersistenceUnitReader.readAll(loader);

            assertThat(units.find("shop")).isEmpty();
            assertThatThrownBy(() -> units.require("shop"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("ATH0113 There is no persistence unit 'shop', because the class path has no"
                            + " META-INF/persistence.xml -> Put META-INF/persistence.xml into the root of a directory or"
                            + " jar of the class path, or configure the unit with"
                            + " jakarta.persistence.PersistenceConfiguration.");
        }
    }

    @Test
    void oneNameInTwoFilesIsRefusedOnlyToThoseWhoAskForIt() throws IOException {
        URL one = unit("shop").directory(folder.resolve("one"));
        URL two = unit("shop").directory(folder.resolve("two"));
        URL other = unit("stock").directory(folder.resolve("other"));
        try (URLClassLoader loader = ClassPath.loader(one, two, other)) {
            PersistenceUnits units = PersistenceUnitReader.readAll(loader);

            assertThat(units.find("stock")).isPresent();
            assertThatThrownBy(() -> units.find("shop"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "ATH0111 " + two + "META-INF/persistence.xml, line 2, column 1: the persistence unit 'shop'"
                                    + " is defined a second time, first at " + one
                                    + "META-INF/persistence.xml, line 2, column 1 -> Give each unit a name of its own, or take"
                                    + " one of the files off the class path.");
        }
    }

    @Test
    void aFileThatTwoLoadersShowCountsOnce() throws IOException {
        URL directory = unit("shop").directory(folder);
        try (URLClassLoader parent = ClassPath.loader(directory);
                URLClassLoader child = new URLClassLoader(new URL[] {directory}, parent)) {
            assertThat(PersistenceUnitReader.readAll(child).units()).hasSize(1);
        }
    }

    @Test
    void aProgramConfiguresTheSame() {
        PersistenceUnit unit = PersistenceUnitReader.of(new PersistenceConfiguration("shop")
                .provider("dev.example.Provider")
                .managedClass(PersistenceUnitReaderTest.class)
                .mappingFile("META-INF/shop.xml")
                .jtaDataSource("java:/jta")
                .nonJtaDataSource("java:/plain")
                .transactionType(PersistenceUnitTransactionType.JTA)
                .sharedCacheMode(SharedCacheMode.ALL)
                .validationMode(ValidationMode.CALLBACK)
                .property("athanor.jdbc.batch-size", 7));

        assertThat(unit.name()).isEqualTo("shop");
        assertThat(unit.provider()).isEqualTo("dev.example.Provider");
        assertThat(unit.classes()).containsExactly(new Located<>(PersistenceUnitReaderTest.class.getName(), null));
        assertThat(unit.mappingFiles()).containsExactly(new Located<>("META-INF/shop.xml", null));
        assertThat(unit.jtaDataSource()).isEqualTo("java:/jta");
        assertThat(unit.nonJtaDataSource()).isEqualTo("java:/plain");
        assertThat(unit.transactionType()).isEqualTo(PersistenceUnitTransactionType.JTA);
        assertThat(unit.sharedCacheMode()).isEqualTo(SharedCacheMode.ALL);
        assertThat(unit.validationMode()).isEqualTo(ValidationMode.CALLBACK);
        assertThat(unit.properties()).containsOnly(Map.entry("athanor.jdbc.batch-size", new Located<>(7, null)));
        assertThat(unit.excludeUnlisted()).isTrue();
        assertThat(unit.rootUrl()).isNull();
    }

    private static ClassPath unit(String name) {
        return ClassPath.unit(ClassPath.HEAD + "<persistence-unit name='" + name + "'/>\n" + ClassPath.FOOT);
    }
}
