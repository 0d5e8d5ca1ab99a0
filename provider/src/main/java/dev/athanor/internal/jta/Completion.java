package dev.athanor.internal.jta;

import dev.athanor.internal.session.TransactionPlatform.Participant;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Passes on to a participant what JTA tells of the end of a transaction. */
final class Completion implements Synchronization {
    private final Participant participant;

    Completion(Participant participant) {
        this.participant = participant;
    }

    @Override
    public void beforeCompletion() {
        participant.beforeCompletion();
    }

    @Override
    public void afterCompletion(int status) {
        participant.afterCompletion(status == Status.STATUS_COMMITTED);
    }

    /** Whether work can be done in a transaction of this status. */
    static boolean isOpen(int status) {
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }
}
