package dev.athanor.conformance;

import dev.athanor.conformance.corpus.Corpus;
import dev.athanor.conformance.corpus.CorpusException;
import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.report.HtmlReport;
import dev.athanor.conformance.report.ObservationFile;
import dev.athanor.conformance.report.ScenarioResult;
import dev.athanor.conformance.report.TextReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program: runs the scenarios of folders against Athanor and tells what is not as expected. */
public final class Conformance {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Conformance() {}

    /**
     * Runs the program.
     *
     * @param arguments see the usage
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Thousands of exceptions are provoked on purpose; what matters of them is in the results.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.exit(run(List.of(arguments), System.out));
    }

    static int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        try {
            return run(Options.parse(arguments), out);
        } catch (UsageException | CorpusException e) {
            out.println(e.getMessage());
            out.println(Options.USAGE);
            return MISUSED;
        }
    }

    private static int run(Options options, PrintStream out) throws IOException, InterruptedException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path place : options.places()) {
            Corpus.read(place).stream().filter(options::selects).forEach(scenarios::add);
        }
        if (scenarios.isEmpty()) {
            throw new UsageException("there are no scenarios in " + options.places() + ", or none that is selected");
        }
        CorpusRun run = new CorpusRun(
                options.product(),
                options.settings(),
                options.threads(),
                options.observe() != null || options.verbose(),
                options.verbose());
        List<ScenarioResult> results = run.run(scenarios, result -> {
            if (options.verbose()) {
                out.println(result.trace());
            }
        });
        if (options.observe() != null) {
            ObservationFile.write(options.observe(), results);
        }
        if (options.report() != null) {
            HtmlReport.write(
                    options.report(), options.level(), options.product().title(), results);
        }
        new TextReport(out, options.level()).print(results);
        return results.stream().allMatch(result -> result.passes(options.level())) ? 0 : FAILED;
    }
}
