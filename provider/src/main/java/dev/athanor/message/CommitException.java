package dev.athanor.message;

import jakarta.persistence.RollbackException;
import org.jspecify.annotations.Nullable;

/** A commit failed; the transaction was rolled back. */
public final class CommitException extends RollbackException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param cause what led to it; may be null
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public CommitException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
