package diary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(printedBy(Diary::run))
                .isEqualToIgnoringNewLines("What is an athanor? A furnace that keeps an even heat for a long time.\n");
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void theProgramWithOtherRulesRuns() throws IOException {
        assertThat(printedBy(Rules::run))
                .isEqualToIgnoringNewLines("key before the flush: null\nread again: A good day.\nstill there: true\n");
    }

    private String printedBy(Runnable program) throws IOException {
        Files.createDirectory(folder.resolve("META-INF"));
        Files.writeString(
                folder.resolve("META-INF/persistence.xml"), blocks("xml").get(0));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            program.run();
        } finally {
            System.setOut(console);
            thread.setContextClassLoader(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theProgramsAreThoseThatArePrinted() throws IOException {
        String sources = withoutSpace(source("Entry") + source("Diary") + source("Rules"));
        for (String block : blocks("java")) {
            for (String part : block.split("\n\n")) {
                assertThat(sources).contains(withoutSpace(part));
            }
        }
    }

    private static String source(String type) throws IOException {
        return Files.readString(Repository.file("provider/src/test/java/diary/" + type + ".java"));
    }

    private List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        String fence = "```" + language + "\n";
        int start = readme.indexOf(fence);
        while (start >= 0) {
            int end = readme.indexOf("```", start + fence.length());
            blocks.add(readme.substring(start + fence.length(), end));
            start = readme.indexOf(fence, end);
        }
        return blocks;
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
