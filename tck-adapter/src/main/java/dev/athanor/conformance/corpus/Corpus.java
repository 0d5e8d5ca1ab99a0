package dev.athanor.conformance.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The scenarios of a folder, or of a compressed one. */
public final class Corpus {
    private static final String MAPPINGS = "mappings.json";

    private final ObjectMapper json = new ObjectMapper();
    private final List<Scenario> scenarios = new ArrayList<>();

    private Corpus() {}

    /**
     * Reads a corpus: {@value #MAPPINGS} in the folder itself or in the one above it, scenarios in all other files below that
     * end in {@code .json}. Files may be compressed, {@code .json.gz}, and so may the whole, {@code .zip}.
     *
     * @throws CorpusException if it is not of the format
     */
    public static List<Scenario> read(Path place) {
        Corpus corpus = new Corpus();
        try {
            if (Files.isDirectory(place)) {
                corpus.readFolder(place);
            } else {
                try (FileSystem zip = FileSystems.newFileSystem(place)) {
                    corpus.readFolder(zip.getPath("/"));
                }
            }
        } catch (IOException | ProviderNotFoundException e) {
            throw new CorpusException("cannot read " + place + ": " + e.getMessage(), e);
        }
        return corpus.scenarios;
    }

    private void readFolder(Path folder) throws IOException {
        JsonNode mappings;
        try (InputStream in = open(mappingsOf(folder))) {
            mappings = json.readTree(in).path("mappings");
        }
        Map<String, Mapping> known = new HashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Corpus::hasScenarios).sorted().toList();
        }
        for (Path file : files) {
            readFile(file, mappings, known);
        }
    }

    private static boolean hasScenarios(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".json") || name.endsWith(".json.gz")) && !name.startsWith(MAPPINGS);
    }

    private static Path mappingsOf(Path folder) {
        List<Path> places = new ArrayList<>(List.of(folder));
        Path above = folder.toAbsolutePath().normalize().getParent();
        if (above != null) {
            places.add(above);
        }
        for (Path place : places) {
            for (String name : List.of(MAPPINGS, MAPPINGS + ".gz")) {
                if (Files.exists(place.resolve(name))) {
                    return place.resolve(name);
                }
            }
        }
        throw new CorpusException("there is no " + MAPPINGS + " in " + folder + " nor in the folder above it");
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** One object with all scenarios, or one scenario per line. */
    private void readFile(Path file, JsonNode mappings, Map<String, Mapping> known) throws IOException {
        try (InputStream in = open(file);
                MappingIterator<JsonNode> values =
                        json.readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.has("scenarios")) {
                    value.path("scenarios").forEach(scenario -> add(file, scenario, mappings, known));
                } else {
                    add(file, value, mappings, known);
                }
            }
        } catch (JsonProcessingException e) {
            throw new CorpusException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** What is wrong with one scenario, or with its mapping, is no reason to leave out the others. */
    private void add(Path file, JsonNode scenario, JsonNode mappings, Map<String, Mapping> known) {
        String name = scenario.path("name").asText();
        if (name.isEmpty()) {
            throw new CorpusException(file + ": a scenario has no name");
        }
        List<String> tags = MappingReader.texts(scenario.path("tags"));
        String mapping = scenario.path("mapping").asText();
        try {
            Mapping read = known.get(mapping);
            if (read == null) {
                if (!mappings.has(mapping)) {
                    throw new CorpusException(file + ": scenario " + name + " names no mapping of the corpus");
                }
                read = MappingReader.read(mapping, mappings.path(mapping));
                known.put(mapping, read);
            }
            Vocabulary.check(scenario);
            scenarios.add(new Scenario(name, read, tags, scenario, null));
        } catch (CorpusException e) {
            scenarios.add(new Scenario(name, new Mapping(mapping, List.of(), List.of()), tags, scenario, e));
        }
    }
}
