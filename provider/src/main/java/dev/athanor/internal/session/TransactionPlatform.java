package dev.athanor.internal.session;

import dev.athanor.message.CommitException;
import dev.athanor.message.InvalidStateException;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a container. All methods are about the transaction of the calling thread; for any number of threads.
 */
public interface TransactionPlatform {
    /** Who takes part in a transaction and is told of its end. */
    interface Participant {
        /** The transaction is about to be committed; an exception rolls it back. Not called before a rollback. */
        void beforeCompletion();

        /**
         * The transaction has ended; called by whichever thread has ended it.
         *
         * @param committed false if it was rolled back, or if nobody knows
         */
        void afterCompletion(boolean committed);
    }

    /** What stands for the transaction, as long as work can be done in it; equal things stand for the same one. */
    @Nullable Object current();

    /**
     * Tells a participant of the end of the transaction.
     *
     * @throws InvalidStateException if it takes no participants any more
     */
    void register(Participant participant);

    /** Allows nothing but a rollback any more. */
    void setRollbackOnly();

    /** Whether nothing but a rollback is allowed. */
    boolean isRollbackOnly();

    /**
     * Begins a transaction.
     *
     * @throws InvalidStateException if one is active, or if this container lets nobody begin one
     */
    void begin();

    /**
     * Commits the transaction.
     *
     * @throws CommitException if it was rolled back instead
     */
    void commit();

    /** Rolls the transaction back. */
    void rollback();

    /**
     * Runs work that must not be part of the transaction, which goes on afterwards.
     *
     * @throws InvalidStateException if one is active, and this container lets nobody suspend it
     */
    void outside(Runnable work);
}
