package dev.athanor.tck;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs a suite, group by group of its classes, and has a result for every test that was found, whatever becomes of the
 * JVMs. Not thread-safe.
 */
final class SuiteRun {
    /** A class whose tests hang one after the other would take its limit for each. */
    private static final int HANGS = 2;

    private static final int LINES_OF_LOG = 3;

    private final Options options;
    private final ChildCommands commands;
    private final PrintStream out;

    /** The tests that were found: identities and names by class. */
    private final Map<String, Map<String, TestName>> found = new TreeMap<>();

    /** By identity, in the order of their ends. */
    private final Map<String, TestResult> results = new LinkedHashMap<>();

    private final Map<String, Integer> hangs = new HashMap<>();
    private final Set<String> notes = new HashSet<>();
    private @Nullable String currentClass;
    private @Nullable ChildEvent currentTest;
    private int completed;

    SuiteRun(Options options, ChildCommands commands, PrintStream out) {
        this.options = options;
        this.commands = commands;
        this.out = out;
    }

    /** Finds the tests and runs them. */
    List<TestResult> run() throws IOException, InterruptedException {
        discover();
        List<String> classes = new ArrayList<>(found.keySet());
        int tests = found.values().stream().mapToInt(Map::size).sum();
        out.println(tests + " tests in " + classes.size() + " classes");
        for (int start = 0; start < classes.size(); start += options.group()) {
            runGroup(classes.subList(start, Math.min(classes.size(), start + options.group())));
        }
        return List.copyOf(results.values());
    }

    private void discover() throws IOException, InterruptedException {
        ChildOrders orders = new ChildOrders(
                ChildOrders.Action.DISCOVER,
                Map.of(),
                options.tests().stream().map(Path::toString).toList(),
                List.of(),
                Set.of());
        ChildCommands.Child child = commands.next(false);
        String end = child.jvm().run(orders, event -> {
            if (event.kind() == ChildEvent.Kind.FOUND
                    && options.only().accepts(event.test().testClass())) {
                found.computeIfAbsent(event.test().testClass(), name -> new LinkedHashMap<>())
                        .put(event.text(0), event.test());
            }
        });
        if (found.isEmpty()) {
            throw new UsageException("No tests found in " + options.tests() + " (" + end + ")" + tail(child.log()));
        }
    }

    private void runGroup(List<String> group) throws IOException, InterruptedException {
        Set<String> pending = new LinkedHashSet<>(group);
        while (!pending.isEmpty()) {
            ChildCommands.Child child = commands.next(options.agent());
            String end;
            try (SuiteDatabase database = SuiteDatabase.open(options)) {
                currentClass = null;
                currentTest = null;
                end = commands.withProperties(child, database).run(orders(pending, database), event -> {
                    if (event.kind() == ChildEvent.Kind.CLASS_ENDED) {
                        pending.remove(event.text(0));
                    }
                    accept(event);
                });
            }
            if (!pending.isEmpty()) {
                interrupted(end, child.log(), pending);
            }
        }
    }

    private ChildOrders orders(Collection<String> pending, SuiteDatabase database) {
        Set<String> done = new LinkedHashSet<>();
        for (String name : pending) {
            for (String identity : tests(name).keySet()) {
                if (results.containsKey(identity)) {
                    done.add(identity);
                }
            }
        }
        Map<String, String> settings = Map.of(
                ChildOrders.PRODUCT,
                options.product().label(),
                ChildOrders.URL,
                database.url(),
                ChildOrders.USER,
                database.user(),
                ChildOrders.PASSWORD,
                database.password(),
                ChildOrders.SCRIPTS,
                Fields.join(options.ddl().stream().map(Path::toString).toList()));
        return new ChildOrders(ChildOrders.Action.RUN, settings, List.of(), List.copyOf(pending), done);
    }

    private void accept(ChildEvent event) {
        switch (event.kind()) {
            case CLASS_STARTED -> currentClass = event.text(0);
            case TEST_STARTED -> currentTest = event;
            case TEST_ENDED -> {
                currentTest = null;
                results.put(event.text(0), new TestResult(event.test(), Outcome.ofLabel(event.text(3)), event.text(4)));
            }
            case CLASS_FAILED -> fillUp(event.text(0), event.text(1));
            case CLASS_ENDED -> {
                currentClass = null;
                fillUp(event.text(0), "JUnit did not run it");
                finished(event.text(0));
            }
            case NOTE -> {
                if (notes.add(event.text(0))) {
                    out.println(event.text(0));
                }
            }
            case FOUND, STACK -> throw new IllegalStateException("not expected now: " + event);
        }
    }

    private Map<String, TestName> tests(String className) {
        return found.getOrDefault(className, Map.of());
    }

    /** Gives a result to the tests of the class that have none. */
    private void fillUp(String className, String reason) {
        tests(className)
                .forEach((identity, name) ->
                        results.putIfAbsent(identity, new TestResult(name, Outcome.ERRORED, reason)));
    }

    private void finished(String className) {
        completed++;
        Counts counts = new Counts();
        for (TestResult result : results.values()) {
            if (result.test().testClass().equals(className)) {
                counts.add(result.outcome());
            }
        }
        out.printf(
                "%4d/%d %s: %d of %d passed%n",
                completed, found.size(), className, counts.of(Outcome.PASSED), counts.all());
    }

    /** The JVM ended before its classes did. The rest goes on in another one, without the test that ended it. */
    private void interrupted(String end, Path log, Set<String> pending) throws IOException {
        ChildEvent test = currentTest;
        if (test != null && currentClass != null) {
            String name = currentClass;
            results.put(test.text(0), new TestResult(test.test(), Outcome.ERRORED, end));
            boolean known = tests(name).containsKey(test.text(0));
            if (known && hangs.merge(name, end.startsWith("no end") ? 1 : 0, Integer::sum) < HANGS) {
                return;
            }
            giveUp(name, "not run, the class was given up: " + end, pending);
        } else {
            String name =
                    currentClass != null ? currentClass : pending.iterator().next();
            giveUp(name, end + " before the tests of the class" + tail(log), pending);
        }
    }

    private void giveUp(String className, String reason, Set<String> pending) {
        fillUp(className, reason);
        finished(className);
        pending.remove(className);
    }

    private static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        return ": " + String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }
}
