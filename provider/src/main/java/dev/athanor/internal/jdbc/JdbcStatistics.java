package dev.athanor.internal.jdbc;

import java.util.concurrent.atomic.LongAdder;

/** Counts what the sessions of one factory send to the database. Shared by all threads. */
public final class JdbcStatistics {
    /**
     * The counters at one moment.
     *
     * @param connections connections taken from the source
     * @param prepared statements prepared
     * @param executions single executions of statements, batches not included
     * @param batches batches executed
     * @param batchEntries rows in them
     * @param commits commits
     * @param rollbacks rollbacks, those to savepoints not included
     * @param roundTrips messages to the database that wait for an answer: executions, batches, savepoints, commits and
     *     rollbacks
     */
    public record Snapshot(
            long connections,
            long prepared,
            long executions,
            long batches,
            long batchEntries,
            long commits,
            long rollbacks,
            long roundTrips) {
        /** What has been added since an earlier snapshot. */
        public Snapshot minus(Snapshot earlier) {
            return new Snapshot(
                    connections - earlier.connections,
                    prepared - earlier.prepared,
                    executions - earlier.executions,
                    batches - earlier.batches,
                    batchEntries - earlier.batchEntries,
                    commits - earlier.commits,
                    rollbacks - earlier.rollbacks,
                    roundTrips - earlier.roundTrips);
        }
    }

    private final LongAdder connections = new LongAdder();
    private final LongAdder prepared = new LongAdder();
    private final LongAdder executions = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder batchEntries = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder rollbacks = new LongAdder();
    private final LongAdder savepointCalls = new LongAdder();

    void connectionTaken() {
        connections.increment();
    }

    void statementPrepared() {
        prepared.increment();
    }

    void executed() {
        executions.increment();
    }

    void batchExecuted(int entries) {
        batches.increment();
        batchEntries.add(entries);
    }

    void committed() {
        commits.increment();
    }

    void rolledBack() {
        rollbacks.increment();
    }

    void savepointCalled() {
        savepointCalls.increment();
    }

    /** The counters now. Counts of other threads may be missing that are just being added. */
    public Snapshot snapshot() {
        long executed = executions.sum();
        long batched = batches.sum();
        long committed = commits.sum();
        long rolledBack = rollbacks.sum();
        return new Snapshot(
                connections.sum(),
                prepared.sum(),
                executed,
                batched,
                batchEntries.sum(),
                committed,
                rolledBack,
                executed + batched + committed + rolledBack + savepointCalls.sum());
    }
}
