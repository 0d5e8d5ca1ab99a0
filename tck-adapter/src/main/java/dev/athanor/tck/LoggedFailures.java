package dev.athanor.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the exceptions that a test logs as errors: tests of the suite often tell the reason nowhere else. */
final class LoggedFailures extends Handler {
    private static final int MOST = 5;

    private final List<Throwable> failures = new ArrayList<>();

    private LoggedFailures() {}

    /** Listens to all loggers of this JVM. */
    static LoggedFailures install() {
        LoggedFailures failures = new LoggedFailures();
        failures.setLevel(Level.SEVERE);
        Logger.getLogger("").addHandler(failures);
        return failures;
    }

    @Override
    public synchronized void publish(LogRecord event) {
        if (isLoggable(event) && event.getThrown() != null && failures.size() < MOST) {
            failures.add(event.getThrown());
        }
    }

    /** What was logged since the last call. */
    synchronized List<Throwable> take() {
        List<Throwable> taken = List.copyOf(failures);
        failures.clear();
        return taken;
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
