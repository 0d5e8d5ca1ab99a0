package dev.athanor.internal.identifier;

import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.schema.Sequence;
import dev.athanor.sql.RenderedSql;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys from a sequence. One call of the sequence stands for {@code allocationSize} keys, from the value up; the block is
 * shared by all sessions of the factory, and what is left of it when the factory closes is lost. Thread-safe; a lock
 * rather than a monitor, because it is held while the database answers.
 */
final class SequenceSource {
    private final RenderedSql query;
    private final int allocationSize;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    SequenceSource(Sequence sequence, RenderedSql query) {
        this.query = query;
        this.allocationSize = sequence.allocationSize();
    }

    long next(JdbcSession jdbc) {
        lock.lock();
        try {
            if (next == end) {
                long first = jdbc.statements()
                        .query(
                                query.text(),
                                statement -> query.slots().get(0).type().write(statement, 1, 1),
                                rows -> {
                                    rows.next();
                                    return rows.getLong(1);
                                });
                next = first;
                end = first + allocationSize;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }
}
