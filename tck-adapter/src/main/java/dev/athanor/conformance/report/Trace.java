package dev.athanor.conformance.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.session.Observation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What happens in a scenario, written down for a reader. */
final class Trace {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    Trace(Scenario scenario) {
        out.println("=== " + scenario.name() + " (" + scenario.mapping().name() + ") "
                + scenario.json().path("rule").asText(""));
        if (scenario.json().has("options")) {
            out.println("    options  " + scenario.json().path("options"));
        }
        if (scenario.json().has("fixture")) {
            out.println("    fixture  " + scenario.fixture());
        }
    }

    void add(int place, Step step, Observation observation, ObjectNode changes, List<Difference> differences) {
        out.println((differences.isEmpty() ? "    " : " ** ") + place + " " + step.described());
        out.println("      expected " + step.expected());
        if (!differences.isEmpty()) {
            out.println("      observed " + changes);
        }
        observation.texts().forEach(sql -> out.println("      sent     " + sql));
        differences.forEach(difference -> out.println("      " + difference));
        if (observation.thrown() != null && !step.expected().has("error")) {
            add(observation.thrown());
        }
    }

    void add(Difference difference) {
        out.println(" ** " + difference);
    }

    void add(Throwable thrown) {
        thrown.printStackTrace(out);
    }

    String text() {
        out.flush();
        return text.toString();
    }
}
