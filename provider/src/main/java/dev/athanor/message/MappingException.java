package dev.athanor.message;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** The mapping of a persistence unit is wrong; the text lists every problem. */
public final class MappingException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public MappingException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    /**
     * Creates the exception with a cause.
     *
     * @param cause what led to it, kept as the cause; may be null
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public MappingException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
