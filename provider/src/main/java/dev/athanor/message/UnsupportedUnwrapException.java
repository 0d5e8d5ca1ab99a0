package dev.athanor.message;

import jakarta.persistence.PersistenceException;

/** {@code unwrap} was asked for a type that is not there. */
public final class UnsupportedUnwrapException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public UnsupportedUnwrapException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
