package dev.athanor.message;

import jakarta.persistence.PessimisticLockException;
import org.jspecify.annotations.Nullable;

/** A conflict with another transaction over locks or rows ended this transaction. */
public final class LockConflictException extends PessimisticLockException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param cause the driver's exception, kept as the cause; may be null
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public LockConflictException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
