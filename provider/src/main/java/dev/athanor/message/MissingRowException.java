package dev.athanor.message;

import jakarta.persistence.EntityNotFoundException;

/** The row that an instance or a reference stands for does not exist. */
public final class MissingRowException extends EntityNotFoundException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public MissingRowException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
