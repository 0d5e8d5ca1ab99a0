package dev.athanor.internal.jdbc;

/**
 * What the sessions of a factory have in common.
 *
 * @param batchLimit how many rows a batch sends at once; 0 for no limit
 * @param statementLimit how many prepared statements a transaction keeps open for reuse
 */
public record JdbcSettings(int batchLimit, int statementLimit) {
    /** No limit for batches, 64 open statements. */
    public static final JdbcSettings DEFAULT = new JdbcSettings(0, 64);

    /** Refuses negative numbers. */
    public JdbcSettings {
        if (batchLimit < 0 || statementLimit < 0) {
            throw new IllegalArgumentException("batch limit " + batchLimit + ", statements " + statementLimit);
        }
    }
}
