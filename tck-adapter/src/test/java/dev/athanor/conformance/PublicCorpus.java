package dev.athanor.conformance;

import dev.athanor.conformance.corpus.Corpus;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Scenario;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The corpus in this repository. */
public final class PublicCorpus {
    /** How many scenarios it has. */
    public static final int SIZE = 1976;

    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    private static final class Holder {
        static final List<Scenario> SCENARIOS = Corpus.read(file());
    }

    private PublicCorpus() {}

    /** The compressed file. */
    public static Path file() {
        URL url = Objects.requireNonNull(PublicCorpus.class.getResource("corpus.zip"));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The words in the first columns of the tables of a section of the format.
     *
     * @param section its number
     */
    public static Set<String> words(int section) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file())) {
            String format = Files.readString(zip.getPath("/FORMAT.md"));
            int begin = format.indexOf("\n## " + section + ".");
            return format.substring(begin, format.indexOf("\n## " + (section + 1) + "."))
                    .lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|", -1)[1])
                    .flatMap(cell -> WORD.matcher(cell).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** One of its mappings. */
    public static Mapping mapping(String name) {
        return scenarios().stream()
                .map(Scenario::mapping)
                .filter(mapping -> mapping.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All its scenarios. */
    public static List<Scenario> scenarios() {
        return Holder.SCENARIOS;
    }
}
