package dev.athanor.conformance;

import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.database.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What the program was asked to do.
 *
 * @param product on which database
 * @param level up to which level of comparison scenarios must pass
 * @param report where to write the page, or null
 * @param observe where to write what was observed, or null
 * @param filter what the names of scenarios must contain, or null
 * @param tag a tag that scenarios must have, or null
 * @param mapping the mapping that scenarios must be about, or null
 * @param verbose whether to tell each step
 * @param companions the kind of companions, or null for the provider's own choice
 * @param threads how many threads
 * @param places where scenarios are
 */
record Options(
        Product product,
        int level,
        @Nullable Path report,
        @Nullable Path observe,
        @Nullable Pattern filter,
        @Nullable String tag,
        @Nullable String mapping,
        boolean verbose,
        @Nullable String companions,
        int threads,
        List<Path> places) {
    static final String USAGE = """
            java -jar conformance.jar [--db h2|postgresql] [--level 1|2|3] [--report out.html] [--observe FILE]
                [--filter REGEX] [--tag TAG] [--mapping NAME] [--verbose] [--companions reflective|generated]
                [--threads N] DIR...""";

    /**
     * Reads the arguments of the program.
     *
     * @throws UsageException if they are not understood
     */
    static Options parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        List<Path> places = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                places.add(Path.of(argument));
            } else if (argument.equals("--verbose")) {
                given.put(argument, "");
            } else if (i + 1 < arguments.size()) {
                given.put(argument, arguments.get(++i));
            } else {
                throw new UsageException(argument + " needs a value");
            }
        }
        Options options = of(given, places);
        if (!given.isEmpty()) {
            throw new UsageException(
                    "there is no option " + given.keySet().iterator().next());
        }
        return options;
    }

    private static Options of(Map<String, String> given, List<Path> places) {
        if (places.isEmpty()) {
            throw new UsageException("no folder with scenarios is given");
        }
        String db = given.getOrDefault("--db", "h2");
        given.remove("--db");
        if (!List.of("h2", "postgresql").contains(db)) {
            throw new UsageException("--db is h2 or postgresql");
        }
        return new Options(
                Product.valueOf(db.toUpperCase(Locale.ROOT)),
                number(given.remove("--level"), 1, 3),
                path(given.remove("--report")),
                path(given.remove("--observe")),
                pattern(given.remove("--filter")),
                given.remove("--tag"),
                given.remove("--mapping"),
                given.remove("--verbose") != null,
                given.remove("--companions"),
                number(given.remove("--threads"), 2, 64),
                places);
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static @Nullable Pattern pattern(@Nullable String text) {
        try {
            return text == null ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new UsageException("--filter: " + e.getMessage());
        }
    }

    private static int number(@Nullable String text, int otherwise, int most) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is out of bounds.
        }
        throw new UsageException("not a number from 1 to " + most + ": " + text);
    }

    /** Whether a scenario is to be run. */
    boolean selects(Scenario scenario) {
        return (filter == null || filter.matcher(scenario.name()).find())
                && (tag == null || scenario.tags().contains(tag))
                && (mapping == null || scenario.mapping().name().equals(mapping));
    }

    /** Properties of the factories. */
    Map<String, String> settings() {
        return companions == null ? Map.of() : Map.of("athanor.companions", companions);
    }
}
