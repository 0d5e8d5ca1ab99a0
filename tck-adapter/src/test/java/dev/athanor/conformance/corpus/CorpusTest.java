package dev.athanor.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.conformance.PublicCorpus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void aScenarioOfAnUnknownMappingIsToldAndTheOthersAreRead() throws IOException {
        write("mappings.json", MAPPINGS);
        write("lines.json", SCENARIO.formatted("a").replace("\"m\"", "\"other\"") + "\n" + SCENARIO.formatted("b"));

        assertThat(problems()).containsExactly("lines.json: scenario a names no mapping of the corpus", "none");
    }

    @Test
    void aWordOfAMappingThatTheFormatDoesNotKnowIsTold() throws IOException {
        for (String[] change : new String[][] {
            {"\"int\"}", "\"date\"}", "type date"},
            {"\"columns\"", "\"cache\": true, \"columns\"", "key cache"},
            {"\"identity\"", "\"uuid\"", "strategy uuid"}
        }) {
            write("mappings.json", MAPPINGS.replace(change[0], change[1]));
            write("lines.json", SCENARIO.formatted("a"));

            assertThat(problems()).singleElement().asString().contains("the format knows no " + change[2]);
        }
    }

    @Test
    void aWordOfAScenarioThatTheFormatDoesNotKnowIsTold() throws IOException {
        write("mappings.json", MAPPINGS);
        for (String[] change : new String[][] {
            {"[]", "[{\"op\": \"fly\"}]", "step 1: the format knows no op fly"},
            {"[]", "[{\"op\": \"flush\", \"var\": \"x\"}]", "step 1 flush: the format knows no key var"},
            {"[]", "[{\"op\": \"flush\", \"expect\": {\"errors\": 1}}]", "the format knows no key errors"},
            {"[]", "[{\"op\": \"flush\", \"expect\": {\"error\": \"X\"}}]", "the format knows no error X"},
            {"{}", "{\"view\": \"dirty\"}", "final: the format knows no view dirty"},
            {"\"tags\"", "\"options\": {\"cache\": 1}, \"tags\"", "options: the format knows no key cache"}
        }) {
            write("lines.json", SCENARIO.formatted("a").replace(change[0], change[1]));

            assertThat(problems()).singleElement().asString().contains(change[2]);
        }
    }

    private List<String> problems() {
        return Corpus.read(folder).stream()
                .map(scenario -> scenario.problem() == null
                        ? "none"
                        : String.valueOf(scenario.problem().getMessage()).replace(folder + "/", ""))
                .toList();
    }

    @Test
    void aFileThatIsNoJsonIsRefusedByItsName() throws IOException {
        write("mappings.json", MAPPINGS);
        write("lines.json", "{\"name\": ");

        assertThatThrownBy(() -> Corpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("lines.json is no JSON");
    }

    @Test
    void aFolderWithoutMappingsIsRefused() {
        assertThatThrownBy(() -> Corpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("mappings.json");
    }
}
