package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** An object was given a second owner along a relationship that allows one. */
public final class MultipleParentsException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public MultipleParentsException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
