package dev.athanor.internal.jta;

import dev.athanor.internal.session.TransactionPlatform;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Over the TransactionSynchronizationRegistry that every container has. Its participants are told after those of the
 * program, which may still change instances then. Thread-safe.
 */
final class RegistryPlatform implements TransactionPlatform {
    private final TransactionSynchronizationRegistry registry;
    private final Supplier<Object> userTransaction;

    RegistryPlatform(TransactionSynchronizationRegistry registry, Supplier<Object> userTransaction) {
        this.registry = registry;
        this.userTransaction = userTransaction;
    }

    @Override
    public @Nullable Object current() {
        return Completion.isOpen(registry.getTransactionStatus()) ? registry.getTransactionKey() : null;
    }

    @Override
    public void register(Participant participant) {
        registry.registerInterposedSynchronization(new Completion(participant));
    }

    @Override
    public void setRollbackOnly() {
        registry.setRollbackOnly();
    }

    @Override
    public boolean isRollbackOnly() {
        return registry.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public void begin() {
        Calls.run(() -> user().begin());
    }

    @Override
    public void commit() {
        Calls.run(() -> user().commit());
    }

    @Override
    public void rollback() {
        Calls.run(() -> user().rollback());
    }

    @Override
    public void outside(Runnable work) {
        if (registry.getTransactionKey() != null) {
            throw new InvalidStateException(StateMessage.CONTAINER_SUSPENDS_NONE);
        }
        work.run();
    }

    private UserTransaction user() {
        return (UserTransaction) userTransaction.get();
    }
}
