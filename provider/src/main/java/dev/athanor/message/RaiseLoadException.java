package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** A relationship that must not be loaded was touched. */
public final class RaiseLoadException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public RaiseLoadException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
