package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** Taking an object out of a relationship would set a column of its primary key to null. */
public final class BlankKeyException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public BlankKeyException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
