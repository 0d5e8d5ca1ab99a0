package dev.athanor.conformance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes scenarios with what was seen in place of what is expected, one per line, so that others can compare. */
public final class ObservationFile {
    private ObservationFile() {}

    /** Writes the file. */
    public static void write(Path file, List<ScenarioResult> results) throws IOException {
        ObjectMapper json = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (Writer out = Files.newBufferedWriter(file)) {
            for (ScenarioResult result : results) {
                json.writeValue(out, result.observed());
                out.write('\n');
            }
        }
    }
}
