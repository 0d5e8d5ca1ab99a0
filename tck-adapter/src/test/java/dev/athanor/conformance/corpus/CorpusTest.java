package dev.athanor.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.conformance.PublicCorpus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    private static final String MAPPINGS = """
            {"format": 1, "mappings": {"m": {"entities": [
                {"name": "A", "table": "a", "id": {"attrs": ["id"], "strategy": "identity"},
                 "columns": [{"name": "id", "type": "int"}]}]}}}""";
    private static final String SCENARIO =
            "{\"name\": \"%s\", \"mapping\": \"m\", \"tags\": [\"t\"], \"steps\": [], \"final\": {}}";

    @TempDir
    Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void scenariosAreInOneObjectOrInLines() throws IOException {
        write("mappings.json", MAPPINGS);
        write("some/object.json", "{\"scenarios\": [" + SCENARIO.formatted("a") + "]}");
        write("some/deeper/lines.json", SCENARIO.formatted("b") + "\n" + SCENARIO.formatted("c") + "\n");

        assertThat(Corpus.read(folder)).extracting(Scenario::name).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void theMappingsMayBeInTheFolderAbove() throws IOException {
        write("mappings.json", MAPPINGS);
        write("some/lines.json", SCENARIO.formatted("a"));

        assertThat(Corpus.read(folder.resolve("some")))
                .extracting(scenario -> scenario.mapping().name())
                .containsExactly("m");
    }

    @Test
    void filesMayBeCompressed() throws IOException {
        write("mappings.json", MAPPINGS);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("lines.json.gz")))) {
            out.write(SCENARIO.formatted("a").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(Corpus.read(folder)).hasSize(1);
    }

    @Test
    void aFolderMayBeCompressed() {
        assertThat(Corpus.read(PublicCorpus.file())).hasSize(PublicCorpus.SIZE);
    }

    @Test
    void aScenarioOfAnUnknownMappingIsRefused() throws IOException {
        write("mappings.json", MAPPINGS);
        write("lines.json", SCENARIO.formatted("a").replace("\"m\"", "\"other\""));

        assertThatThrownBy(() -> Corpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("lines.json");
    }

    @Test
    void aFolderWithoutMappingsIsRefused() {
        assertThatThrownBy(() -> Corpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("mappings.json");
    }
}
