package dev.athanor.sql;

import java.util.List;
import java.util.Objects;

/**
 * Locks the rows that a SELECT returns.
 *
 * @param strength against whom
 * @param waiting what to do if a row is locked already
 * @param timeoutMillis for {@link Waiting#TIMEOUT}: how long to wait; else 0. A dialect that has no such clause ignores
 *     it here and offers a statement that sets the time beforehand
 * @param aliases the tables of FROM whose rows are locked; empty means all. A dialect that cannot name tables locks all
 */
public record LockClause(Strength strength, Waiting waiting, int timeoutMillis, List<String> aliases)
        implements SqlNode {
    /** Against whom. */
    public enum Strength {
        /** Against all other locks. */
        UPDATE,
        /** Against writers only. */
        SHARE
    }

    /** What to do if a row is locked already. */
    public enum Waiting {
        /** Wait as long as the database is configured to. */
        DEFAULT,
        /** Wait for a given time. */
        TIMEOUT,
        /** Fail at once. */
        NOWAIT,
        /** Leave the row out. */
        SKIP_LOCKED
    }

    /** Checks the parts. */
    public LockClause {
        Objects.requireNonNull(strength);
        Objects.requireNonNull(waiting);
        aliases = List.copyOf(aliases);
        if (timeoutMillis < 0 || timeoutMillis > 0 && waiting != Waiting.TIMEOUT) {
            throw new IllegalArgumentException("a lock timeout of " + timeoutMillis + " ms with " + waiting);
        }
    }

    /** Locks all rows of all tables against everybody, waiting as configured. */
    public static LockClause forUpdate() {
        return new LockClause(Strength.UPDATE, Waiting.DEFAULT, 0, List.of());
    }
}
