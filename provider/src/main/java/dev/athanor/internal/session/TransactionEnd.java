package dev.athanor.internal.session;

import dev.athanor.instrument.States;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Choices.ExpireOnCommit;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;

/**
 * What the beginning and the end of a transaction do to the instances of its session, whoever begins and ends it. For one thread
 * at a time.
 */
final class TransactionEnd {
    private final Session session;
    private final PersistenceContext context;
    private TransactionSnapshot snapshot;
    /** The transaction before has left instances that are stale from the next one on. */
    private boolean staleNext;

    TransactionEnd(Session session, PersistenceContext context) {
        this.session = session;
        this.context = context;
        this.snapshot = new TransactionSnapshot(context);
    }

    /** What a rollback of the whole transaction must undo. */
    TransactionSnapshot snapshot() {
        return snapshot;
    }

    /** What others may have changed since the last transaction is read anew, unless the program has written to it. */
    void begun() {
        // The choices may be others than when the session was made.
        snapshot = snapshot.next();
        if (!staleNext) {
            return;
        }
        staleNext = false;
        for (Object instance : context.identityMap().all()) {
            if (!context.modified().contains(instance)) {
                Expiry.expire(context, instance);
            }
        }
    }

    /** What is persistent stays so, and expires if the session is to see what others commit; what was deleted is detached. */
    void committed() {
        session.forgetLocks();
        ExpireOnCommit expiry = context.rules().get(Switch.EXPIRE_ON_COMMIT);
        if (expiry == Choices.ExpireOnCommit.HARD) {
            Expiry.expireAll(context);
        }
        staleNext = expiry == Choices.ExpireOnCommit.SOFT;
        if (expiry == Choices.ExpireOnCommit.HARD || !context.rules().isOn(Switch.KEEP_DELETED)) {
            detachDeleted();
        }
        snapshot = snapshot.next();
        endIfClosed();
    }

    private void detachDeleted() {
        boolean keeps = context.rules().isOn(Switch.KEEP_DELETED);
        boolean revives = context.rules().is(Switch.PERSIST_REMOVED, Choices.PersistRemoved.REVIVE);
        for (Object instance : keeps ? snapshot.deleted() : context.deleted().members()) {
            // Where nobody can insert it again, one that looks persistent was removed a second time, and had that
            // undone.
            boolean gone = Lifecycle.of(States.of(instance)) == Lifecycle.DELETED || !revives;
            if (context.isAttached(instance) && gone) {
                context.detach(instance);
            }
        }
    }

    /** See {@link TransactionSnapshot}. */
    void rolledBack() {
        session.forgetLocks();
        snapshot.restore();
        snapshot = snapshot.next();
        endIfClosed();
    }

    /** The transaction was rolled back because of a flush; the program has not done so yet. */
    void flushFailed() {
        snapshot.restore();
        snapshot = snapshot.next();
    }

    /** The transaction was rolled back, and the instances are to stay as they are. */
    void abandoned() {
        session.forgetLocks();
        snapshot = snapshot.next();
        endIfClosed();
    }

    private void endIfClosed() {
        if (!session.isOpen()) {
            session.end();
        }
    }
}
