package dev.athanor.message;

import jakarta.persistence.OptimisticLockException;
import org.jspecify.annotations.Nullable;

/** A row has been changed or deleted by somebody else since it was read. */
public final class StaleStateException extends OptimisticLockException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param entity the instance whose row it is, or null
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public StaleStateException(@Nullable Object entity, MessageCode message, Object... arguments) {
        super(message.text(arguments), null, entity);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
