package dev.athanor.internal.session;

import dev.athanor.Savepoint;
import dev.athanor.TransactionStatus;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.MissingTransactionException;
import dev.athanor.message.PendingRollbackException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.QueryTimeoutException;

/**
 * Who decides over the transaction of a session: the program, through its EntityTransaction, or a container's
 * transaction manager. For one thread at a time.
 */
public interface TransactionControl {
    /** Whether a transaction is active that the session takes part in. */
    boolean isActive();

    /**
     * Takes part in the container's transaction; nothing happens if the session does already.
     *
     * @throws MissingTransactionException if none is active, or if the program controls the transactions
     * @throws InvalidStateException if the session takes part in another one
     */
    void join();

    /** Takes part in the container's transaction if there is one. */
    void joinIfActive();

    /**
     * Begins a transaction.
     *
     * @throws InvalidStateException if one is active
     */
    void begin();

    /**
     * Flushes and commits; rolls back if anything fails.
     *
     * @throws InvalidStateException if none is active, or if it may only be rolled back; then it has been
     * @throws PersistenceException if the flush or the database fails; then it has been rolled back
     */
    void commit();

    /**
     * Rolls back.
     *
     * @throws InvalidStateException if none is active
     */
    void rollback();

    /** Allows nothing but a rollback any more; without a transaction nothing happens. */
    void setRollbackOnly();

    /**
     * Whether nothing but a rollback is allowed.
     *
     * @throws InvalidStateException if no transaction is active
     */
    boolean isRollbackOnly();

    /** Whether work can be done in a transaction: one is active, or would begin by itself. */
    default boolean isAvailable() {
        return isActive();
    }

    /** There is something that a transaction must write; where none begins by itself, nothing happens. */
    default void noteWork() {}

    /** A flush is about to write instances, and may find that none of their rows has changed. */
    default void noteFlush() {}

    /** Where it stands. */
    default TransactionStatus status() {
        return isActive() ? TransactionStatus.BEGUN : TransactionStatus.NONE;
    }

    /** How many savepoints are open. */
    default int savepointDepth() {
        return 0;
    }

    /** Whether it cannot go on without the session, because the program does not know of it. */
    default boolean endsWithSession() {
        return false;
    }

    /** What a rollback of the innermost part must undo. */
    TransactionSnapshot snapshot();

    /**
     * Flushes and opens a savepoint.
     *
     * @throws InvalidStateException if no transaction is active, or if it is a container's
     */
    Savepoint savepoint();

    /**
     * Refuses work after a failed flush.
     *
     * @throws PendingRollbackException if nothing but a rollback is allowed
     */
    default void requireUsable() {}

    /** A flush has failed: rows may have been written that no instance knows of. */
    default void flushFailed(Throwable cause) {
        setRollbackOnly();
    }

    /** Rolls back and leaves all instances as they are; without a transaction nothing happens. */
    void abandon();

    /**
     * Marks the transaction for rollback after a runtime exception of a call, but not after those with which it can go
     * on. Jakarta Persistence 3.2, sections 3.2 and 3.11.
     */
    default void noteFailure(RuntimeException failure) {
        if (isFatal(failure)) {
            setRollbackOnly();
        }
    }

    /** Whether a transaction cannot go on after a runtime exception of a call. */
    static boolean isFatal(RuntimeException failure) {
        return !(failure instanceof NoResultException
                || failure instanceof NonUniqueResultException
                || failure instanceof QueryTimeoutException
                || failure instanceof LockTimeoutException);
    }
}
