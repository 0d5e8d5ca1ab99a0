package dev.athanor.tck;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The main program that runs the standalone Jakarta Persistence TCK, or any other JUnit tests, with Athanor. */
public final class TckRunner {
    private static final int WORSE = 1;
    private static final int WRONG_USAGE = 2;
    private static final int BROKEN = 3;

    private final Options options;
    private final PrintStream out;

    private TckRunner(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Called by the JVM.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs without ending this JVM, and returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(Options.HELP);
            return 0;
        }
        try {
            return new TckRunner(Options.parse(arguments), out).run();
        } catch (UsageException e) {
            err.println(e.getMessage());
            return WRONG_USAGE;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(err);
            return BROKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("interrupted");
            return BROKEN;
        }
    }

    private int run() throws IOException, InterruptedException {
        // Read first: a table that cannot be read should not be found out after an hour.
        List<TestResult> former = options.baseline() == null ? null : ResultTable.read(options.baseline());
        long start = System.nanoTime();
        Path work = Files.createTempDirectory("athanor-tck-");
        List<TestResult> results;
        try {
            Path logs = options.logs() == null ? work : Files.createDirectories(options.logs());
            results = new SuiteRun(options, new ChildCommands(options, work, logs), out).run();
        } finally {
            delete(work);
        }
        if (options.out() != null) {
            ResultTable.write(options.out(), results);
        }
        out.println();
        out.println("Run on " + options.product().label()
                + (options.agent() ? ", woven by the agent" : ", woven by no agent") + ", in "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        new Summary(results, options.depth()).print(out);
        if (former == null) {
            return 0;
        }
        Comparison comparison = new Comparison(former, results, options.only());
        comparison.print(out);
        return comparison.isWorse() ? WORSE : 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
