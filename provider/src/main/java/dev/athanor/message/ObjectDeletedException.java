package dev.athanor.message;

import jakarta.persistence.EntityNotFoundException;

/** An expired attribute cannot be read, because the row is gone. */
public final class ObjectDeletedException extends EntityNotFoundException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public ObjectDeletedException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
