package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceConfiguration;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mapping files a unit has, named or not: Jakarta Persistence 3.2, section 8.2.1.6.2. */
class MappingFilesTest {
    private static PersistenceUnit unit() {
        return PersistenceUnitReader.of(new PersistenceConfiguration("unit").mappingFile("META-INF/shop.xml"));
    }

    @Test
    void theOnesThatItNames() {
        assertThat(MappingFiles.of(unit())).containsExactly("META-INF/shop.xml");
    }

    @Test
    void ormXmlNeedNotBeNamed(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("META-INF"));
        Files.writeString(root.resolve("META-INF/orm.xml"), "<entity-mappings/>");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThat(MappingFiles.of(unit())).containsExactly("META-INF/shop.xml", "META-INF/orm.xml");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
