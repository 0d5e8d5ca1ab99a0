package dev.athanor.internal.jdbc;

/**
 * How a single statement is to be run.
 *
 * @param fetchSize how many rows the driver fetches at once; 0 leaves it to the driver
 * @param timeoutMillis how long it may run, rounded up to whole seconds; 0 for no limit
 */
public record StatementOptions(int fetchSize, int timeoutMillis) {
    /** As the driver likes it. */
    public static final StatementOptions DEFAULT = new StatementOptions(0, 0);

    /** Refuses negative numbers. */
    public StatementOptions {
        if (fetchSize < 0 || timeoutMillis < 0) {
            throw new IllegalArgumentException("fetch size " + fetchSize + ", timeout " + timeoutMillis);
        }
    }

    int timeoutSeconds() {
        return (int) ((timeoutMillis + 999L) / 1000);
    }
}
