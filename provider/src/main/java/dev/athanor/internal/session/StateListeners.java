package dev.athanor.internal.session;

import dev.athanor.AthanorSession;
import dev.athanor.StateListener;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.Transitions;
import java.util.ArrayList;
import java.util.List;

/** Tells the listeners of one session of the transitions of its instances, in the order in which they were added. */
final class StateListeners implements Transitions {
    private final AthanorSession session;
    private final List<StateListener> listeners = new ArrayList<>(1);

    /**
     * Creates an empty list.
     *
     * @param session what listeners are told of the session
     */
    StateListeners(AthanorSession session) {
        this.session = session;
    }

    void add(StateListener listener) {
        listeners.add(listener);
    }

    @Override
    public void moved(Object instance, Lifecycle from, Lifecycle to) {
        for (StateListener listener : listeners) {
            switch (to) {
                case TRANSIENT -> becameTransient(listener, instance, from);
                case PENDING -> listener.transientToPending(session, instance);
                case PERSISTENT -> becamePersistent(listener, instance, from);
                case DELETED -> listener.persistentToDeleted(session, instance);
                case DETACHED -> becameDetached(listener, instance, from);
            }
        }
    }

    private void becameTransient(StateListener listener, Object instance, Lifecycle from) {
        if (from == Lifecycle.PENDING) {
            listener.pendingToTransient(session, instance);
        } else {
            listener.persistentToTransient(session, instance);
        }
    }

    private void becamePersistent(StateListener listener, Object instance, Lifecycle from) {
        switch (from) {
            case TRANSIENT -> listener.loadedAsPersistent(session, instance);
            case PENDING -> listener.pendingToPersistent(session, instance);
            case DELETED -> listener.deletedToPersistent(session, instance);
            case DETACHED -> listener.detachedToPersistent(session, instance);
            case PERSISTENT -> throw new IllegalStateException("no transition");
        }
    }

    private void becameDetached(StateListener listener, Object instance, Lifecycle from) {
        if (from == Lifecycle.DELETED) {
            listener.deletedToDetached(session, instance);
        } else {
            listener.persistentToDetached(session, instance);
        }
    }
}
