package dev.athanor.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Tells results as one page that needs nothing else. */
public final class HtmlReport {
    private static final String STYLE = "report.css";

    private final int level;
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    private HtmlReport(int level) {
        this.level = level;
    }

    /**
     * Writes the page.
     *
     * @param file where to
     * @param level up to which level scenarios must pass
     * @param database the product that they ran on
     * @param results what became of them
     */
    public static void write(Path file, int level, String database, List<ScenarioResult> results) throws IOException {
        HtmlReport report = new HtmlReport(level);
        report.page(database, results);
        Files.writeString(file, report.text.toString());
    }

    private void page(String database, List<ScenarioResult> results) throws IOException {
        out.println("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Conformance</title><style>");
        try (InputStream style = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(STYLE))) {
            out.println(new String(style.readAllBytes(), StandardCharsets.UTF_8));
        }
        out.println("</style></head><body><h1>Conformance on " + escaped(database) + "</h1>");
        levels(results);
        tags(results);
        failures(results);
        out.println("</body></html>");
        out.flush();
    }

    private void levels(List<ScenarioResult> results) {
        out.println("<table><tr><th>level</th><th>passed</th><th>failed</th></tr>");
        for (int i = 1; i <= ScenarioResult.LEVELS; i++) {
            int upTo = i;
            long passed = results.stream().filter(result -> result.passes(upTo)).count();
            out.println(
                    "<tr><td>L" + i + "</td><td>" + passed + "</td><td>" + (results.size() - passed) + "</td></tr>");
        }
        out.println("</table>");
    }

    private void tags(List<ScenarioResult> results) {
        out.println("<h2>Tags</h2><table><tr><th>tag</th><th>passed</th><th>failed</th></tr>");
        for (TagCounts tag : TagCounts.of(results, level)) {
            out.println("<tr" + (tag.failed() > 0 ? " class=\"failed\"" : "") + "><td>" + escaped(tag.tag())
                    + "</td><td>" + tag.passed() + "</td><td>" + tag.failed() + "</td></tr>");
        }
        out.println("</table>");
    }

    private void failures(List<ScenarioResult> results) {
        List<ScenarioResult> failed =
                results.stream().filter(result -> !result.passes(level)).toList();
        out.println("<h2>Failures up to L" + level + ": " + failed.size() + "</h2>");
        for (ScenarioResult result : failed) {
            Failure failure = Objects.requireNonNull(result.firstFailure(level));
            out.println("<details><summary>" + escaped(result.scenario().name()) + " <small>"
                    + escaped(result.scenario().mapping().name()) + ", step " + failure.step() + " "
                    + escaped(failure.operation()) + "</small></summary>");
            out.println("<pre>" + escaped(failure.description()) + "</pre>");
            out.println("<table><tr><th>level</th><th>what</th><th>expected</th><th>observed</th></tr>");
            for (Difference difference : failure.differences()) {
                out.println("<tr><td>L" + difference.level() + "</td><td>" + escaped(difference.subject()) + "</td><td>"
                        + escaped(difference.expected()) + "</td><td>" + escaped(difference.observed()) + "</td></tr>");
            }
            out.println("</table></details>");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
