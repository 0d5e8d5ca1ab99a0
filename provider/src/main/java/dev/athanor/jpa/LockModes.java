package dev.athanor.jpa;

import dev.athanor.internal.session.Session;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MissingTransactionException;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Checks of a lock mode that a call asks for. An instance with a version is locked optimistically anyway. */
final class LockModes {
    private LockModes() {}

    /**
     * Refuses what is to come, and whatever needs a transaction where there is none.
     *
     * @param call the method, for the message
     */
    static void check(Session session, @Nullable LockModeType mode, String call) {
        if (mode == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, call, "lock mode");
        }
        switch (mode) {
            case NONE -> {}
            case READ, OPTIMISTIC -> {
                requireTransaction(session, call);
                throw Unsupported.OPTIMISTIC_LOCK.exception();
            }
            case WRITE, OPTIMISTIC_FORCE_INCREMENT -> {
                requireTransaction(session, call);
                throw Unsupported.FORCE_INCREMENT.exception();
            }
            case PESSIMISTIC_READ, PESSIMISTIC_WRITE, PESSIMISTIC_FORCE_INCREMENT -> {
                requireTransaction(session, call);
                throw Unsupported.PESSIMISTIC_LOCK.exception();
            }
        }
    }

    static void requireTransaction(Session session, String call) {
        if (!session.transaction().isActive()) {
            throw new MissingTransactionException(ApiMessage.TRANSACTION_INACTIVE, call);
        }
    }
}
