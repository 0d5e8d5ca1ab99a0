package dev.athanor.tck;

import java.io.PrintStream;

/** The child's way to its parent. Thread-safe. */
final class ChildChannel {
    private final PrintStream out;

    ChildChannel(PrintStream out) {
        this.out = out;
    }

    synchronized void send(ChildEvent.Kind kind, String... texts) {
        out.println(ChildEvent.of(kind, texts).line());
        out.flush();
    }
}
