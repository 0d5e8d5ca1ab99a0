package dev.athanor.jpa;

import dev.athanor.internal.session.TransactionControl;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.CommitException;
import dev.athanor.message.InactiveTransactionException;
import jakarta.persistence.EntityTransaction;
import org.jspecify.annotations.Nullable;

/** The resource-local transactions of one EntityManager; usable after that is closed. For one thread at a time. */
final class TransactionAdapter implements EntityTransaction {
    private final TransactionControl control;
    /** A hint that is kept for whoever asks for it; the database's own limit is in effect. */
    private @Nullable Integer timeout;

    TransactionAdapter(TransactionControl control) {
        this.control = control;
    }

    @Override
    public void begin() {
        control.begin();
    }

    @Override
    public void commit() {
        if (!control.isAvailable()) {
            throw new InactiveTransactionException(ApiMessage.TRANSACTION_INACTIVE, "commit()");
        }
        if (control.isActive() && control.isRollbackOnly()) {
            control.rollback();
            throw new CommitException(null, ApiMessage.ROLLBACK_ONLY);
        }
        try {
            control.commit();
        } catch (RuntimeException e) {
            throw new CommitException(e, ApiMessage.COMMIT_FAILED);
        }
    }

    @Override
    public void rollback() {
        control.rollback();
    }

    @Override
    public void setRollbackOnly() {
        if (!isActive()) {
            throw new InactiveTransactionException(ApiMessage.TRANSACTION_INACTIVE, "setRollbackOnly()");
        }
        control.setRollbackOnly();
    }

    @Override
    public boolean getRollbackOnly() {
        return control.isRollbackOnly();
    }

    @Override
    public boolean isActive() {
        return control.isActive();
    }

    @Override
    public void setTimeout(@Nullable Integer seconds) {
        timeout = seconds;
    }

    @Override
    public @Nullable Integer getTimeout() {
        return timeout;
    }
}
