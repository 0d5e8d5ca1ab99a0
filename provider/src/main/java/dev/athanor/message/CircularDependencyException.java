package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** Rows depend on each other in a circle, so that none can be written first. */
public final class CircularDependencyException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public CircularDependencyException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
