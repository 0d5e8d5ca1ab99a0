package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verification names each class that is not woven and each access past an accessor, and fails. */
class VerifierTest {
    private static final Map<String, byte[]> CLASSES = Sources.release(17)
            .with("fixture.Thing", """
                    package fixture;
                    @jakarta.persistence.Entity
                    public class Thing {
                        public int x;
                        final int y;
                        private String z;
                        Thing(Thing other) { y = other.y; z = other.z; }
                        public String toString() { return z; }
                        class Inner { int x() { return x; } }
                    }
                    """)
            .with("fixture.User", """
                    package fixture;
                    public class User {
                        int mine;
                        User(Thing t) { t.x = 1; mine = t.y; }
                        Runnable later(Thing t) { return () -> t.x++; }
                    }
                    """)
            .compile();

    @TempDir
    private Path directory;

    private String run(int expectedStatus, String... directories) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = VerifyEnhancement.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), directories);
        String output = bytes.toString(StandardCharsets.UTF_8);
        assertThat(status).as(output).isEqualTo(expectedStatus);
        return output;
    }

    private void store(String name, byte[] bytes) {
        try {
            Path file = directory.resolve(name.replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void passesWhereEverythingIsWoven() {
        EntityEnhancer enhancer = TestEnhancers.forFiles(CLASSES);
        CLASSES.forEach((name, bytes) -> store(name, enhancer.enhance(bytes)));
        assertThat(run(0, directory.toString())).isEqualTo("All persistent classes are enhanced.\n");
    }

    @Test
    void namesTheClassesThatAreNotWoven() {
        CLASSES.forEach(this::store);
        assertThat(run(1, directory.toString()))
                .isEqualTo("ATH5004 fixture.Thing is persistent but not enhanced -> run the Byte Buddy plug-in with"
                        + " dev.athanor.enhance.AthanorPlugin over its directory\n1 finding(s)\n");
    }

    @Test
    void namesTheAccessesThatNoSessionWouldSee() {
        CLASSES.forEach(this::store);
        EntityEnhancer enhancer = TestEnhancers.forFiles(CLASSES);
        store("fixture.Thing", enhancer.enhance(CLASSES.get("fixture.Thing")));
        String remedy = " -> enhance %s in the same run as the class of the field, or use the getter or setter\n";
        String user = "ATH5005 fixture.User.%s reaches the field fixture.Thing.x past its accessor"
                + remedy.formatted("fixture.User");
        assertThat(run(1, directory.toString()))
                .isEqualTo("ATH5005 fixture.Thing$Inner.x reaches the field fixture.Thing.x past its accessor"
                        + remedy.formatted("fixture.Thing$Inner")
                        + user.formatted("<init>")
                        + user.formatted("lambda$later$0")
                        + user.formatted("lambda$later$0")
                        + "4 finding(s)\n");
    }

    @Test
    void saysHowItIsCalled() {
        assertThat(run(2)).startsWith("Usage: java -cp");
        assertThat(run(2, directory.resolve("missing").toString()))
                .startsWith("ATH5008 " + directory.resolve("missing") + " is not a directory -> name");
    }
}
