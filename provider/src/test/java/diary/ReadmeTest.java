package diary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page keeps its word: its persistence.xml and its program are those that run here. */
class ReadmeTest {
    private final String readme = Files.readString(Repository.file("README.md"));

    @TempDir
    Path folder;

    ReadmeTest() throws IOException {}

    @Test
    void theProgramOfTheFirstPageRuns() throws IOException {
        Files.createDirectory(folder.resolve("META-INF"));
        Files.writeString(folder.resolve("META-INF/persistence.xml"), block("xml"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Diary.run();
        } finally {
            System.setOut(console);
            thread.setContextClassLoader(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("What is an athanor? A furnace that keeps an even heat for a long time.\n");
    }

    @Test
    void theProgramIsTheOneThatIsPrinted() throws IOException {
        String sources = withoutSpace(source("Entry") + source("Diary"));
        for (String part : block("java").split("\n\n")) {
            assertThat(sources).contains(withoutSpace(part));
        }
    }

    private static String source(String type) throws IOException {
        return Files.readString(Repository.file("provider/src/test/java/diary/" + type + ".java"));
    }

    private String block(String language) {
        String fence = "```" + language + "\n";
        int start = readme.indexOf(fence) + fence.length();
        return readme.substring(start, readme.indexOf("```", start));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
