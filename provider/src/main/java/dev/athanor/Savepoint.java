package dev.athanor;

/**
 * A part of a transaction that can be undone by itself, rows and objects alike. Those that were opened later within it end with it.
 * For one thread at a time. SQLAlchemy 2.0, "Using SAVEPOINT".
 */
public interface Savepoint extends AutoCloseable {
    /**
     * Flushes, and makes the changes part of what is around.
     *
     * @throws IllegalStateException if it has ended, or a flush in it failed
     */
    void release();

    /**
     * Undoes the changes: rows, and the states of the objects. What was changed inside expires; what was not stays as it is.
     *
     * @throws IllegalStateException if it has ended
     */
    void rollback();

    /** Whether it has neither been released nor rolled back. */
    boolean isActive();

    /** Rolls back unless it has ended: after {@code release()} nothing happens. */
    @Override
    void close();
}
