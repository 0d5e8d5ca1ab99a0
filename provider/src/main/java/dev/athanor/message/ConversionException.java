package dev.athanor.message;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** A value could not be converted between the entity and its column. */
public final class ConversionException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param cause what led to it, kept as the cause; null if there is none
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public ConversionException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
