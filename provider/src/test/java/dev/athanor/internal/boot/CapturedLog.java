package dev.athanor.internal.boot;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged while this is open; the tests' logger writes to the standard error stream. */
final class CapturedLog implements AutoCloseable {
    private final PrintStream original = System.err;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    CapturedLog() {
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    /** The logged messages, from their code on. */
    List<String> messages() {
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("ATH0"))
                .map(line -> line.substring(line.indexOf("ATH0")))
                .toList();
    }

    @Override
    public void close() {
        System.setErr(original);
    }
}
