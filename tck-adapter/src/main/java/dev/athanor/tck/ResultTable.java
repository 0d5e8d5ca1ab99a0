package dev.athanor.tck;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file with one line per test, sorted by name, so that two of them can be compared by any tool. */
final class ResultTable {
    private static final List<String> HEADER = List.of("class", "method", "outcome", "reason");

    private ResultTable() {}

    static void write(Path file, List<TestResult> results) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            line(out, HEADER);
            for (TestResult result : Results.sorted(results)) {
                line(
                        out,
                        List.of(
                                result.test().testClass(),
                                result.test().method(),
                                result.outcome().label(),
                                result.reason()));
            }
        }
    }

    private static void line(BufferedWriter out, List<String> fields) throws IOException {
        out.write(Fields.join(fields));
        out.write('\n');
    }

    static List<TestResult> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !Fields.split(lines.get(0)).equals(HEADER)) {
            throw new IOException(file + " is no table of results: its first line must be " + HEADER
                    + ", separated by tabs, as the option --out writes it");
        }
        List<TestResult> results = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            results.add(parse(file, i + 1, Fields.split(lines.get(i))));
        }
        return results;
    }

    private static TestResult parse(Path file, int lineNumber, List<String> fields) throws IOException {
        if (fields.size() != HEADER.size()) {
            throw new IOException(
                    file + ", line " + lineNumber + ": " + fields.size() + " fields instead of " + HEADER.size());
        }
        try {
            return new TestResult(
                    new TestName(fields.get(0), fields.get(1)), Outcome.ofLabel(fields.get(2)), fields.get(3));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ", line " + lineNumber + ": no outcome is called " + fields.get(2), e);
        }
    }
}
