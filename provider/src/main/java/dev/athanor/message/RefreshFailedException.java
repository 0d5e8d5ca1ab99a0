package dev.athanor.message;

import jakarta.persistence.EntityNotFoundException;

/** An instance cannot be refreshed, because its row is gone. */
public final class RefreshFailedException extends EntityNotFoundException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public RefreshFailedException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
