package dev.athanor.internal.jta;

import dev.athanor.internal.session.TransactionPlatform;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** Over a TransactionManager, which can do everything. Thread-safe. */
final class ManagerPlatform implements TransactionPlatform {
    private final TransactionManager manager;

    ManagerPlatform(TransactionManager manager) {
        this.manager = manager;
    }

    @Override
    public @Nullable Object current() {
        return open();
    }

    private @Nullable Transaction open() {
        return Calls.<@Nullable Transaction>ask(() -> {
            Transaction transaction = manager.getTransaction();
            return transaction != null && Completion.isOpen(transaction.getStatus()) ? transaction : null;
        });
    }

    @Override
    public void register(Participant participant) {
        Calls.run(() -> {
            Transaction transaction = open();
            if (transaction == null) {
                throw new InvalidStateException(StateMessage.NO_CONTAINER_TRANSACTION);
            }
            try {
                transaction.registerSynchronization(new Completion(participant));
            } catch (RollbackException e) {
                // Marked for rollback: nothing will be committed, and nobody is told before.
                throw new InvalidStateException(e, StateMessage.ROLLBACK_ONLY);
            }
        });
    }

    @Override
    public void setRollbackOnly() {
        Calls.run(manager::setRollbackOnly);
    }

    @Override
    public boolean isRollbackOnly() {
        return Calls.ask(() -> manager.getStatus() == Status.STATUS_MARKED_ROLLBACK);
    }

    @Override
    public void begin() {
        Calls.run(manager::begin);
    }

    @Override
    public void commit() {
        Calls.run(manager::commit);
    }

    @Override
    public void rollback() {
        Calls.run(manager::rollback);
    }

    @Override
    public void outside(Runnable work) {
        Transaction suspended = Calls.<@Nullable Transaction>ask(manager::suspend);
        try {
            work.run();
        } finally {
            if (suspended != null) {
                Calls.run(() -> manager.resume(suspended));
            }
        }
    }
}
