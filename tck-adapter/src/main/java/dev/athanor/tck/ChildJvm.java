package dev.athanor.tck;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that finds or runs tests. Whatever happens to it, its parent learns what it told until then. The time limit
 * begins anew with each class.
 */
final class ChildJvm {
    private static final Duration STACK_PATIENCE = Duration.ofSeconds(3);

    private final List<String> command;
    private final Path folder;
    private final Path log;
    private final Duration limit;

    ChildJvm(List<String> command, Path folder, Path log, Duration limit) {
        this.command = command;
        this.folder = folder;
        this.log = log;
        this.limit = limit;
    }

    /** Runs it to its end, and returns how it ended, for the test that it was at, if any. */
    String run(ChildOrders orders, Consumer<ChildEvent> events) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
            BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
            read(process, lines);
            try {
                orders.write(out);
            } catch (IOException e) {
                // It died at once. Why stands in its log and in its exit code.
                return ended(process);
            }
            return follow(process, out, lines, events);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void read(Process process, BlockingQueue<Optional<String>> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            lines.add(Optional.of(line));
                        }
                    } catch (IOException e) {
                        // A JVM that is killed closes the pipe in the middle of a line: the end, like any other.
                        lines.add(Optional.of("the pipe broke: " + e.getMessage()));
                    }
                    lines.add(Optional.empty());
                },
                "athanor-tck-child");
        reader.setDaemon(true);
        reader.start();
    }

    private String follow(
            Process process, BufferedWriter out, BlockingQueue<Optional<String>> lines, Consumer<ChildEvent> events)
            throws InterruptedException {
        String lastWords = "";
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<String> line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                return "no end within " + limit.toSeconds() + " s" + at(out, lines, events);
            }
            if (line.isEmpty()) {
                return ended(process) + (lastWords.isEmpty() ? "" : ": " + lastWords);
            }
            ChildEvent event = ChildEvent.parse(line.get());
            if (event == null) {
                // What a JVM itself says when it dies.
                lastWords = line.get().isBlank() ? lastWords : line.get();
                continue;
            }
            if (event.kind() == ChildEvent.Kind.CLASS_STARTED || event.kind() == ChildEvent.Kind.CLASS_ENDED) {
                deadline = System.nanoTime() + limit.toNanos();
            }
            events.accept(event);
        }
    }

    /** Where the tests are. A JVM that is too busy to say so is not waited for. */
    private static String at(BufferedWriter out, BlockingQueue<Optional<String>> lines, Consumer<ChildEvent> events)
            throws InterruptedException {
        try {
            out.write(ChildOrders.STACK + "\n");
            out.flush();
        } catch (IOException e) {
            return " (the JVM does not answer: " + e.getMessage() + ")";
        }
        long deadline = System.nanoTime() + STACK_PATIENCE.toNanos();
        while (true) {
            Optional<String> line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.isEmpty()) {
                return " (the JVM does not answer)";
            }
            @Nullable ChildEvent event = ChildEvent.parse(line.get());
            if (event != null && event.kind() == ChildEvent.Kind.STACK) {
                return ", at " + event.text(0);
            }
            if (event != null) {
                events.accept(event);
            }
        }
    }

    private static String ended(Process process) throws InterruptedException {
        return "the JVM ended with exit code " + process.waitFor();
    }
}
