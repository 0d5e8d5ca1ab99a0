package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** A row was written, and the key under which it is known is not. */
public final class NullIdentityException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public NullIdentityException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
