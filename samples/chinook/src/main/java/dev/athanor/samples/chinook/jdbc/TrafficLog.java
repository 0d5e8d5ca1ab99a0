package dev.athanor.samples.chinook.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the counting proxies write down what they see. Threads may share it. */
public final class TrafficLog {

    private int statements;
    private int batches;
    private int batchEntries;
    private int commits;
    private int rollbacks;
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    TrafficLog() {}

    /** Runs the given work and says what went to the database meanwhile. */
    public Traffic during(Runnable work) {
        clear();
        work.run();
        return traffic();
    }

    synchronized void statement(String sql) {
        statements++;
        texts.merge(sql, 1, Integer::sum);
    }

    /** One trip to the database with the given entries, by text. */
    synchronized void batch(Map<String, Integer> entries) {
        statements++;
        batches++;
        entries.forEach((sql, count) -> {
            batchEntries += count;
            texts.merge(sql, count, Integer::sum);
        });
    }

    synchronized void commit() {
        commits++;
    }

    synchronized void rollback() {
        rollbacks++;
    }

    private synchronized void clear() {
        statements = 0;
        batches = 0;
        batchEntries = 0;
        commits = 0;
        rollbacks = 0;
        texts.clear();
    }

    private synchronized Traffic traffic() {
        return new Traffic(statements, batches, batchEntries, commits, rollbacks, texts);
    }
}
