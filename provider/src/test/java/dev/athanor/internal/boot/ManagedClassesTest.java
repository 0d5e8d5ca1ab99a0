package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import dev.athanor.testing.CapturedLog;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PrePersist;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of a unit are those listed and those found, and none of them is loaded on the way. */
class ManagedClassesTest {
    private static final List<String> LOADED = new ArrayList<>();
    private static final Class<?>[] MODEL = {
        Order.class, Named.class, Money.class, MoneyConverter.class, Untouched.class, Listener.class
    };
    private static final String PREFIX = ManagedClassesTest.class.getName() + "$";

    @TempDir
    Path folder;

    @Test
    void aDirectoryIsSearched() throws IOException {
        URL root =
                unit("").with(MODEL).with("module-info.class", "no class").directory(folder.resolve("with space+plus"));

        assertThat(classes(root)).isEqualTo(everythingFound());
    }

    @Test
    void aJarIsSearched() throws IOException {
        URL root = unit("").with(MODEL)
                .with("META-INF/versions/25/x/Y.class", "no class")
                .jar(folder.resolve("with space+plus%20.jar"));

        assertThat(classes(root)).isEqualTo(everythingFound());
    }

    @Test
    void unlistedClassesCanBeExcluded() throws IOException {
        URL root = unit("<class>" + PREFIX + "Order</class>"
                        + "<exclude-unlisted-classes>true</exclude-unlisted-classes>")
                .with(MODEL)
                .directory(folder);

        assertThat(classes(root))
                .isEqualTo(new ManagedClasses(List.of(PREFIX + "Order"), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void listedClassesNeedNotBeManagedOnes() throws IOException {
        URL root = unit("<class>" + PREFIX + "Listener</class><class>" + PREFIX + "Untouched</class><class>" + PREFIX
                        + "Order</class><class>" + PREFIX + "Order</class>")
                .directory(folder);

        assertThat(classes(root))
                .isEqualTo(new ManagedClasses(
                        List.of(PREFIX + "Order"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(PREFIX + "Listener", PREFIX + "Untouched")));
    }

    @Test
    void noClassIsLoaded() throws IOException {
        LOADED.clear();
        URL root = unit("").with(MODEL).directory(folder);
        URL[] urls = {root};
        ClassLoader parent = new ClassLoader(ClassPath.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                LOADED.add(name);
                return super.loadClass(name, resolve);
            }
        };
        try (URLClassLoader loader = new URLClassLoader(urls, parent)) {
            ManagedClasses.of(PersistenceUnitReader.readAll(loader).require("shop"));

            assertThat(LOADED).isEmpty();
        }
    }

    @Test
    void jarFilesAreSearchedThoughUnlistedClassesAreExcluded() throws IOException {
        ClassPath.empty().with(Order.class).jar(folder.resolve("order lib.jar"));
        ClassPath.empty().with(Money.class).directory(folder.resolve("money"));
        ClassPath.empty().with(Named.class).jar(folder.resolve("root/lib/named.jar"));
        URL root = unit("<jar-file>order lib.jar</jar-file><jar-file>money</jar-file><jar-file>lib/named.jar</jar-file>"
                        + "<jar-file>" + ClassPath.url(folder.resolve("order lib.jar"))
                        + "</jar-file><exclude-unlisted-classes/>")
                .with(MoneyConverter.class)
                .directory(folder.resolve("root"));

        assertThat(classes(root))
                .isEqualTo(new ManagedClasses(
                        List.of(PREFIX + "Order"),
                        List.of(PREFIX + "Named"),
                        List.of(PREFIX + "Money"),
                        List.of(),
                        List.of()));
    }

    @Test
    void aJarInsideAJarIsSearched() throws IOException {
        byte[] inner = ClassPath.empty().with(MODEL).jarBytes();
        ClassPath.empty().with("BOOT-INF/lib/model 1.jar", inner).jar(folder.resolve("app.jar"));
        String outer = ClassPath.url(folder.resolve("app.jar")).toString();

        assertThat(namesIn("jar:" + outer + "!/BOOT-INF/lib/model%201.jar!/")).hasSize(MODEL.length);
        assertThat(namesInNested("jar:nested:" + outer.substring("file:".length()) + "/!BOOT-INF/lib/model%201.jar!/"))
                .hasSize(MODEL.length);
    }

    @Test
    void aDirectoryInsideAJarIsSearched() throws IOException {
        ClassPath app = ClassPath.empty().with(Order.class);
        app.with("BOOT-INF/classes/" + Resources.classFile(Money.class.getName()), ClassPath.classFile(Money.class));
        app.jar(folder.resolve("app.jar"));
        String outer = ClassPath.url(folder.resolve("app.jar")).toString();

        assertThat(namesIn("jar:" + outer + "!/BOOT-INF/classes!/")).containsExactly(PREFIX + "Money");
        assertThat(namesIn("jar:" + outer + "!/BOOT-INF/classes/")).containsExactly(PREFIX + "Money");
    }

    @Test
    void aProgramListsClassesItself() {
        PersistenceUnit unit = PersistenceUnitReader.of(
                new PersistenceConfiguration("shop").managedClass(Order.class).managedClass(Money.class));

        assertThat(ManagedClasses.of(unit))
                .isEqualTo(new ManagedClasses(
                        List.of(PREFIX + "Order"), List.of(), List.of(PREFIX + "Money"), List.of(), List.of()));
    }

    @Test
    void aListedClassThatDoesNotExist() throws IOException {
        URL root = unit("\n<class>shop.Order</class>").directory(folder);

        assertThatThrownBy(() -> classes(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ATH0401 " + root + "META-INF/persistence.xml, line 3, column 1: the class shop.Order of the"
                                + " persistence unit 'shop' is not on the class path -> Correct the name, add the jar or directory"
                                + " with the class, or remove the entry.");
    }

    @Test
    void aNestedClassWithADot() throws IOException {
        URL root = unit("<class>" + ManagedClassesTest.class.getName() + ".Order</class>")
                .directory(folder);

        assertThatThrownBy(() -> classes(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ATH0401 " + root + "META-INF/persistence.xml, line 2, column 31: the class "
                        + ManagedClassesTest.class.getName()
                        + ".Order of the persistence unit 'shop' is not on the class"
                        + " path -> Write '" + PREFIX + "Order', the binary name of the nested class.");
    }

    @Test
    void aJarFileThatDoesNotExist() throws IOException {
        URL root = unit("<jar-file>lib.jar</jar-file>").directory(folder.resolve("root"));

        assertThatThrownBy(() -> classes(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ATH0402 " + root
                        + "META-INF/persistence.xml, line 2, column 31: the <jar-file> 'lib.jar' of"
                        + " the persistence unit 'shop' does not exist; looked for " + folder.resolve("lib.jar") + ", "
                        + folder.resolve("root/lib.jar") + ", "
                        + Path.of("lib.jar").toAbsolutePath()
                        + " -> Write its path relative to the folder that holds the unit's own directory or jar, or as a"
                        + " file: URL.");
    }

    @Test
    void aJarFileThatIsNoJar() throws IOException {
        Files.writeString(folder.resolve("lib.jar"), "no jar");
        URL root = unit("<jar-file>lib.jar</jar-file>").directory(folder.resolve("root"));

        assertThatThrownBy(() -> classes(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ATH0403 The classes in " + ClassPath.url(folder.resolve("lib.jar")) + " cannot be listed: zip"
                                + " END header not found -> Check the file, or list the classes in persistence.xml and add"
                                + " <exclude-unlisted-classes>true</exclude-unlisted-classes>.");
    }

    @Test
    void aLocationThatCannotBeSearchedIsWarnedAbout() throws IOException {
        try (CapturedLog log = new CapturedLog()) {
            ClassFiles.forEach(
                    ClassLoader.getSystemResource("java/lang/Object.class"),
                    (name, content) -> assertThat(name).isNull());

            assertThat(log.messages())
                    .containsExactly(
                            "ATH0404 The classes in jrt:/java.base/java/lang/Object.class cannot be listed, because"
                                    + " locations of this kind cannot be searched -> List the classes in persistence.xml.");
        }
    }

    @Test
    void aClassFileOfAFutureJava() {
        byte[] future = ClassPath.classFile(Order.class);
        future[6] = 1;
        URL root = unit("").with(Resources.classFile(Order.class.getName()), future)
                .directory(folder);

        assertThatThrownBy(() -> classes(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ATH0405 The class file of " + PREFIX + "Order cannot be read: ")
                .hasMessageEndingWith(" -> Compile it for a Java version that this Athanor knows, or take it out of the"
                        + " persistence unit.");
    }

    private static ManagedClasses everythingFound() {
        return new ManagedClasses(
                List.of(PREFIX + "Order"),
                List.of(PREFIX + "Named"),
                List.of(PREFIX + "Money"),
                List.of(PREFIX + "MoneyConverter"),
                List.of());
    }

    private static ManagedClasses classes(URL root) throws IOException {
        try (URLClassLoader loader = ClassPath.loader(root)) {
            return ManagedClasses.of(PersistenceUnitReader.readAll(loader).require("shop"));
        }
    }

    private static List<String> namesIn(String root) throws IOException {
        return names(new URL(root));
    }

    /** The address scheme of an executable jar is known only inside one. */
    private static List<String> namesInNested(String root) throws IOException {
        return names(new URL(null, root, new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) throws IOException {
                throw new IOException("not opened by its address");
            }
        }));
    }

    private static List<String> names(URL root) {
        List<String> names = new ArrayList<>();
        ClassFiles.forEach(root, (name, content) -> names.add(name));
        return names;
    }

    private static ClassPath unit(String content) {
        return ClassPath.unit(
                ClassPath.HEAD + "<persistence-unit name='shop'>" + content + "</persistence-unit>\n" + ClassPath.FOOT);
    }

    @Entity
    static class Order extends Named {
        @Id
        long id;

        Money total;
    }

    @MappedSuperclass
    static class Named {
        @Column(name = "TITLE")
        String name;
    }

    @Embeddable
    static class Money {
        long cents;
    }

    @Converter
    static class MoneyConverter implements AttributeConverter<Money, Long> {
        @Override
        public Long convertToDatabaseColumn(Money money) {
            return money.cents;
        }

        @Override
        public Money convertToEntityAttribute(Long cents) {
            Money money = new Money();
            money.cents = cents;
            return money;
        }
    }

    static class Untouched {}

    static class Listener {
        @PrePersist
        void before(Object entity) {
            LOADED.add(entity.toString());
        }
    }
}
