package dev.athanor.message;

import jakarta.persistence.EntityExistsException;

/** An instance cannot be inserted because its identity is another one's. */
public final class EntityConflictException extends EntityExistsException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public EntityConflictException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
