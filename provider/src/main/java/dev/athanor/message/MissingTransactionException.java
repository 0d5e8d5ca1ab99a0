package dev.athanor.message;

import jakarta.persistence.TransactionRequiredException;

/** A call needs a transaction, and none is active. */
public final class MissingTransactionException extends TransactionRequiredException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public MissingTransactionException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
