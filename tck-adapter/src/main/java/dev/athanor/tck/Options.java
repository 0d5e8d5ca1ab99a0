package dev.athanor.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for; {@link #HELP} says what each of them means.
 *
 * @param tests jars and folders in which tests are looked for
 * @param libs jars and folders that the tests need besides
 * @param product the database
 * @param url of a database that is there, or null
 * @param user for {@code url}
 * @param password for {@code url}
 * @param ddl scripts that create the tables
 * @param only which classes to run
 * @param baseline a former table, or null
 * @param out where the table goes, or null
 * @param timeout for each class
 * @param group how many classes share a JVM
 * @param agent whether classes are woven as they are loaded
 * @param properties system properties of the child JVMs
 * @param jvmArguments further arguments of the child JVMs
 * @param logs where logs are kept, or null
 * @param depth how many levels of packages have figures of their own
 */
record Options(
        List<Path> tests,
        List<Path> libs,
        Product product,
        @Nullable String url,
        String user,
        String password,
        List<Path> ddl,
        ClassFilter only,
        @Nullable Path baseline,
        @Nullable Path out,
        Duration timeout,
        int group,
        boolean agent,
        Map<String, String> properties,
        List<String> jvmArguments,
        @Nullable Path logs,
        int depth) {

    /** All options, as they are printed. */
    static final String HELP = """
            java -jar tck.jar --tests <jar or folder>[,...] --db h2|postgresql [options]

            Runs the JUnit test classes of jars and folders with Athanor as provider, in child JVMs, and prints how many
            tests passed, failed, errored and were skipped in each package, and the most frequent reasons.

              --tests <path,...>    jars and folders with test classes; their order is that of the class path
              --libs <path,...>     jars and folders that the tests need besides; a folder of jars stands for the jars
              --db <name>           h2 (in memory, in each child JVM) or postgresql (an embedded server is started)
              --url <jdbc url>      use this database instead; its tables are emptied, and those that no script made
                                    are removed, and other sessions on it are ended
              --user, --password    for --url
              --ddl <file,...>      scripts that create the tables. Inserts in them are repeated before each class
              --only <name,...>     only these packages, with all below them, or classes
              --agent               weave entity classes as they are loaded (-javaagent)
              --timeout <seconds>   for each class (300)
              --group <number>      classes that share a JVM (10)
              --property <k>=<v>    system property of the child JVMs, more than once if need be; replaces what this
                                    program sets for the suite
              --jvm-arg <argument>  argument of the child JVMs, more than once if need be
              --out <file>          write a line per test: class, method, outcome, reason, separated by tabs
              --baseline <file>     compare with such a table
              --logs <folder>       keep what the child JVMs print, with the stack traces of all failures
              --depth <number>      levels of packages with figures of their own (2)
              --help                print this

            Exit codes: 0 the tests were run, whatever their outcomes; 1 a test that passed in the baseline did not pass
            or was not run; 2 the command line is wrong; 3 something else went wrong.
            """;

    static Options parse(String... arguments) {
        Parser parser = new Parser();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--agent")) {
                parser.agent = true;
            } else if (!Parser.WITH_VALUE.contains(name)) {
                throw new UsageException("There is no option " + name + "; --help names them all");
            } else if (i + 1 == arguments.length) {
                throw new UsageException(name + " needs a value");
            } else {
                i++;
                parser.accept(name, arguments[i]);
            }
        }
        return parser.options();
    }

    /** Collects options one by one. */
    private static final class Parser {
        static final List<String> WITH_VALUE = List.of(
                "--tests",
                "--libs",
                "--db",
                "--url",
                "--user",
                "--password",
                "--ddl",
                "--only",
                "--baseline",
                "--out",
                "--timeout",
                "--group",
                "--property",
                "--jvm-arg",
                "--logs",
                "--depth");

        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final List<String> jvmArguments = new ArrayList<>();
        private boolean agent;

        void accept(String name, String value) {
            switch (name) {
                case "--property" -> {
                    int equals = value.indexOf('=');
                    if (equals <= 0) {
                        throw new UsageException("--property " + value + ": <name>=<value> is expected");
                    }
                    properties.put(value.substring(0, equals), value.substring(equals + 1));
                }
                case "--jvm-arg" -> jvmArguments.add(value);
                default -> {
                    if (values.put(name, value) != null) {
                        throw new UsageException(name + " is given twice; separate its values by commas");
                    }
                }
            }
        }

        Options options() {
            return new Options(
                    paths(required("--tests")),
                    libraries(paths(values.get("--libs"))),
                    Product.ofLabel(required("--db")),
                    values.get("--url"),
                    values.getOrDefault("--user", ""),
                    values.getOrDefault("--password", ""),
                    paths(values.get("--ddl")),
                    new ClassFilter(list(values.get("--only"))),
                    existing(values.get("--baseline")),
                    path(values.get("--out")),
                    Duration.ofSeconds(number("--timeout", 300)),
                    number("--group", 10),
                    agent,
                    properties,
                    jvmArguments,
                    path(values.get("--logs")),
                    number("--depth", 2));
        }

        private String required(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new UsageException(name + " is missing; --help names all options");
            }
            return value;
        }

        private int number(String name, int otherwise) {
            String value = values.get(name);
            if (value == null) {
                return otherwise;
            }
            try {
                int number = Integer.parseInt(value);
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw (UsageException) new UsageException(name + " " + value + ": a number is expected").initCause(e);
            }
            throw new UsageException(name + " " + value + ": a number above 0 is expected");
        }

        private static List<String> list(@Nullable String value) {
            return value == null
                    ? List.of()
                    : Stream.of(value.split(",", -1))
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .toList();
        }

        private static List<Path> paths(@Nullable String value) {
            return list(value).stream().map(Parser::existing).toList();
        }

        private static @Nullable Path path(@Nullable String value) {
            return value == null ? null : Path.of(value).toAbsolutePath();
        }

        private static @Nullable Path existing(@Nullable String value) {
            Path path = path(value);
            if (path != null && !Files.exists(path)) {
                throw new UsageException("There is no " + path);
            }
            return path;
        }

        private static List<Path> libraries(List<Path> paths) {
            List<Path> libraries = new ArrayList<>();
            for (Path path : paths) {
                List<Path> jars = Files.isDirectory(path) ? jars(path) : List.of();
                libraries.addAll(jars.isEmpty() ? List.of(path) : jars);
            }
            return libraries;
        }

        private static List<Path> jars(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
            }
        }
    }
}
