package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is started with the agent has woven entities, and code around them that uses their accessors. */
class AgentTest {
    private static final Map<String, byte[]> CLASSES = Sources.release(17)
            .with("fixture.Main", """
                    package fixture;
                    import dev.athanor.instrument.Instrumented;
                    public class Main {
                        public static void main(String[] arguments) {
                            Thing thing = new Thing();
                            thing.x = 5;
                            Instrumented instance = (Instrumented) (Object) thing;
                            System.out.println(instance.$athanor$index().names() + " "
                                    + instance.$athanor$get(0) + " " + instance.$athanor$state().isLoaded(0));
                        }
                    }
                    """)
            .with(
                    "fixture.Thing",
                    "package fixture; @jakarta.persistence.Entity public class Thing { int x; String y; }")
            .compile();

    @TempDir
    private Path directory;

    private Path agentJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), EnhancerAgent.class.getName());
        Path jar = directory.resolve("agent.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private String runMain(String... options) throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> entry : CLASSES.entrySet()) {
            Path file = directory.resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Xshare:auto",
                "-cp",
                directory + File.pathSeparator + System.getProperty("java.class.path"),
                "fixture.Main"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    @Test
    void weavesAtLoadTime() throws Exception {
        assertThat(runMain("-javaagent:" + agentJar())).isEqualTo("[x, y] 5 true" + System.lineSeparator());
    }

    @Test
    void withoutItNothingIsWoven() throws Exception {
        assertThat(runMain()).contains("ClassCastException");
    }
}
