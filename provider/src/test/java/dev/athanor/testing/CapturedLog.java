package dev.athanor.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is logged while this is open; the tests' logger writes to the standard error stream. */
public final class CapturedLog implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile("ATH\\d{4} .*");

    private final PrintStream original = System.err;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    /** Captures from now on. */
    public CapturedLog() {
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    /** The logged messages, from their code on. */
    public List<String> messages() {
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .map(MESSAGE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    @Override
    public void close() {
        System.setErr(original);
    }
}
