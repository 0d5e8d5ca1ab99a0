package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** A life-cycle callback threw a checked exception, which no caller could expect. */
public final class CallbackException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param cause what the callback threw
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public CallbackException(Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
