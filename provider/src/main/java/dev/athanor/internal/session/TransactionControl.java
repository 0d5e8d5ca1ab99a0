package dev.athanor.internal.session;

import dev.athanor.message.InvalidStateException;
import jakarta.persistence.PersistenceException;

/**
 * Who decides over the transaction of a session: the program, through its EntityTransaction, or a container's
 * transaction manager. For one thread at a time.
 */
public interface TransactionControl {
    /** Whether a transaction is active. */
    boolean isActive();

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
}
