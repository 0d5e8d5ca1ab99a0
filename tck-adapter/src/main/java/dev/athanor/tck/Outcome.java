package dev.athanor.tck;

import java.util.Locale;

/** How a test ended. */
enum Outcome {
    /** Nothing was thrown. */
    PASSED,
    /** An assertion did not hold. */
    FAILED,
    /** Any other exception was thrown, the time was up, or the JVM ended. */
    ERRORED,
    /** The test is disabled, or an assumption did not hold. */
    SKIPPED;

    /** As it is written in tables. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
