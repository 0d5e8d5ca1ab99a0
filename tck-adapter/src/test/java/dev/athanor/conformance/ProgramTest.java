package dev.athanor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is called: what it prints, what it writes, and how it ends. */
class ProgramTest {
    private static final String MAPPINGS = """
            {"format": 1, "mappings": {"m": {"entities": [
                {"name": "A", "table": "a", "id": {"attrs": ["id"], "strategy": "identity"},
                 "columns": [{"name": "id", "type": "int"}, {"name": "name", "type": "string"}]}]}}}""";
    private static final String RIGHT = """
            {"name": "right", "mapping": "m", "tags": ["t", "u"], "steps": [
                {"op": "new", "var": "a", "entity": "A", "values": {"name": "x"}, "expect": {"vars":
                    {"a": {"entity": "A", "state": "transient", "attrs": {"name": "x"}}}}},
                {"op": "add", "var": "a", "expect": {"new": ["a"], "tx": "begun", "vars":
                    {"a": {"entity": "A", "state": "pending", "attrs": {"name": "x"}}}}},
                {"op": "flush", "expect": {"new": [], "identity_map": ["a"], "sql": [["INSERT", "a", {"id": 1, "name": "x"}]],
                    "vars": {"a": {"entity": "A", "state": "persistent", "attrs": {"id": 1, "name": "x"}}}}}],
             "final": {"view": "transaction", "tables": {"a": [{"id": 1, "name": "x"}]}}}""";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void mappings() throws IOException {
        Files.writeString(folder.resolve("mappings.json"), MAPPINGS);
        Files.createDirectories(folder.resolve("right"));
        Files.createDirectories(folder.resolve("wrong"));
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("right/one.json"), RIGHT);
        Files.writeString(
                folder.resolve("wrong/one.json"),
                RIGHT.replace("right", "wrong").replace("\"state\": \"pending\"", "\"state\": \"persistent\""));
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        printed.reset();
        return Conformance.run(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return new ArrayList<>(printed.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatPassesIsCounted() throws IOException, InterruptedException {
        assertThat(run(at("right"))).isZero();
        assertThat(lines()).anyMatch(line -> line.matches("u +1 +0")).last().isEqualTo("1 passed, 0 failed");
    }

    @Test
    void aFailureIsToldWithItsFirstStepWhatWasExpectedAndWhatWasSeen() throws IOException, InterruptedException {
        assertThat(run("--level", "2", at("right"), at("wrong"))).isEqualTo(1);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("FAILED wrong (m) step 2 {\"op\":\"add\""))
                .anyMatch(
                        line -> line.contains("state of a") && line.contains("persistent") && line.contains("pending"))
                .anyMatch(line -> line.matches("t +1 +1"))
                .last()
                .isEqualTo("1 passed, 1 failed");
    }

    @Test
    void aPageAndTheObservationsAreWritten() throws IOException, InterruptedException {
        run("--report", at("out.html"), "--observe", at("seen.json"), at("wrong"));

        assertThat(folder.resolve("out.html")).content().contains("wrong");
        assertThat(folder.resolve("seen.json")).content().contains("\"state\":\"pending\"");
        Path seen = Files.createDirectories(folder.resolve("seen")).resolve("one.json");
        Files.move(folder.resolve("seen.json"), seen);
        assertThat(run("--level", "3", at("seen")))
                .as("what was seen is a corpus")
                .isZero();
    }

    @Test
    void whatTheFormatDoesNotKnowFailsTheScenarioAlone() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("right/two.json"), RIGHT.replace("right", "odd").replace("\"flush\"", "\"flash\""));

        assertThat(run(at("right"))).isEqualTo(1);
        assertThat(lines())
                .anyMatch(line -> line.contains("step 3: the format knows no op flash"))
                .last()
                .isEqualTo("1 passed, 1 failed");
    }

    @Test
    void misuseIsNeitherSuccessNorFailure() throws IOException, InterruptedException {
        assertThat(run(at("empty"))).isEqualTo(2);
        assertThat(run("--filter", "nothing", at("right"))).isEqualTo(2);
        assertThat(run(at("nowhere"))).isEqualTo(2);
        assertThat(run(at("right/one.json"))).isEqualTo(2);
        assertThat(run("--level", "9", at("right"))).isEqualTo(2);
        assertThat(lines()).anyMatch(line -> line.contains("--observe FILE"));
    }
}
