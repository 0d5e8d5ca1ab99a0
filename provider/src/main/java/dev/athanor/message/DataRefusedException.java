package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** The database has refused a value: it is too long, or out of range, or not what the column holds. */
public final class DataRefusedException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param cause what led to it, kept as the cause
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public DataRefusedException(Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
