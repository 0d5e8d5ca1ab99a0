package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;

/** What the end of a transaction does to the instances of its session, whoever has ended it. For one thread at a time. */
final class TransactionEnd {
    private final Session session;
    private final TransactionSnapshot snapshot;
    private final PersistenceContext context;

    TransactionEnd(Session session, TransactionSnapshot snapshot, PersistenceContext context) {
        this.session = session;
        this.snapshot = snapshot;
        this.context = context;
    }

    /** What is managed stays so; what was removed is detached. */
    void committed() {
        snapshot.forget();
        session.forgetLocks();
        for (Object instance : context.deleted().members()) {
            InstanceState state = States.of(instance);
            state.setOwner(null);
            Lifecycle.move(state, Lifecycle.DETACHED);
        }
        context.deleted().clear();
        endIfClosed();
    }

    /** See {@link TransactionSnapshot}. */
    void rolledBack() {
        session.forgetLocks();
        snapshot.restore(context);
        endIfClosed();
    }

    private void endIfClosed() {
        if (!session.isOpen()) {
            session.end();
        }
    }
}
