package dev.athanor.message;

import jakarta.persistence.NonUniqueResultException;

/** A query that may have one result at most has more. */
public final class ManyResultsException extends NonUniqueResultException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public ManyResultsException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
