package dev.athanor.message;

import jakarta.persistence.EntityExistsException;

/** Another instance of the same identity is in the session already. */
public final class IdentityTakenException extends EntityExistsException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public IdentityTakenException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
