package dev.athanor.conformance;

import dev.athanor.conformance.corpus.Corpus;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Scenario;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The corpus in this repository. */
public final class PublicCorpus {
    /** How many scenarios it has. */
    public static final int SIZE = 1976;

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
