package dev.athanor.internal.identifier;

import dev.athanor.internal.jdbc.JdbcSession;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * Keys that the database gives in blocks. A block is shared by all sessions of the factory, and what is left of it when the
 * factory closes is lost. Thread-safe; a lock rather than a monitor, because it is held while the database answers.
 */
final class KeyBlocks {
    private final int size;
    private final ToLongFunction<JdbcSession> source;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    /**
     * Creates the source of keys.
     *
     * @param size how many keys a block has
     * @param source takes a block and tells its first key
     */
    KeyBlocks(int size, ToLongFunction<JdbcSession> source) {
        this.size = size;
        this.source = source;
    }

    long next(JdbcSession jdbc) {
        lock.lock();
        try {
            if (next == end) {
                next = source.applyAsLong(jdbc);
                end = next + size;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }
}
