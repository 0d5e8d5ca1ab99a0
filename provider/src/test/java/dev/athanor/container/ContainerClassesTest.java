package dev.athanor.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.MappingException;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes a container's unit has. Jakarta Persistence 3.2, section 9.5, PersistenceUnitInfo. */
class ContainerClassesTest {
    @TempDir
    Path folder;

    private final ContainerUnit unit = new ContainerUnit();

    @BeforeEach
    void compile() {
        ContainerLoader.compile(
                folder,
                Map.of(
                        "Crate",
                        "package fixture; @jakarta.persistence.Entity public class Crate {"
                                + " @jakarta.persistence.Id int id; }"));
        unit.loader = new ContainerLoader(folder, unit.transformers);
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("crates.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("fixture/Crate.class"));
            entries.write(Files.readAllBytes(folder.resolve("fixture/Crate.class")));
            entries.closeEntry();
        }
        return jar;
    }

    private void findsTheCrate() {
        try (EntityManagerFactory factory = unit.creatingTables().open()) {
            Class<?> crate = unit.loader.loadClass("fixture.Crate");
            factory.runInTransaction(
                    manager -> assertThat(manager.find(crate, 1)).isNull());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thoseItLists() {
        unit.managedClasses.add("fixture.Crate");
        findsTheCrate();
    }

    @Test
    void thoseOfItsRoot() {
        unit.root = ContainerLoader.url(folder);
        unit.excludeUnlisted = false;
        findsTheCrate();
    }

    @Test
    void notThoseOfItsRootIfUnlistedOnesAreExcluded() {
        unit.root = ContainerLoader.url(folder);
        assertThatThrownBy(this::findsTheCrate).hasMessageContaining("Crate");
    }

    @Test
    void thoseOfItsJarFiles() throws IOException {
        unit.jarFiles.add(ContainerLoader.url(jar()));
        findsTheCrate();
    }

    @Test
    void thoseOfAFolderInsideAnArchive() throws IOException {
        Path archive = folder.resolve("shop.war");
        try (OutputStream out = Files.newOutputStream(archive);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("WEB-INF/classes/fixture/Crate.class"));
            entries.write(Files.readAllBytes(folder.resolve("fixture/Crate.class")));
            entries.closeEntry();
        }
        unit.root = new URL("jar:" + ContainerLoader.url(archive) + "!/WEB-INF/classes/");
        unit.excludeUnlisted = false;
        findsTheCrate();
    }

    /** Some containers have addresses of their own; all that the specification promises is a stream in jar format. */
    @Test
    void thoseOfAnAddressThatOnlyTheContainerUnderstands() throws IOException {
        byte[] content = Files.readAllBytes(jar());
        unit.jarFiles.add(new URL("container", null, -1, "/crates", new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}

                    @Override
                    public InputStream getInputStream() {
                        return new ByteArrayInputStream(content);
                    }
                };
            }
        }));
        findsTheCrate();
    }

    @Test
    void aListedClassThatIsMissing() {
        unit.managedClasses.add("fixture.Basket");
        assertThatThrownBy(unit::open)
                .isNotInstanceOf(MappingException.class)
                .hasMessageStartingWith("ATH0401 persistence unit 'contained': the class fixture.Basket");
    }
}
