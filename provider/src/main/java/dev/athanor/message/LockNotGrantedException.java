package dev.athanor.message;

import jakarta.persistence.LockTimeoutException;
import org.jspecify.annotations.Nullable;

/** A database lock was not granted in time; the statement failed, the transaction goes on. */
public final class LockNotGrantedException extends LockTimeoutException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param cause the driver's exception, kept as the cause; may be null
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public LockNotGrantedException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
