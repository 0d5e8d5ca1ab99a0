package dev.athanor.message;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** The persistence unit, a property or the environment does not permit a start. */
public final class ConfigurationException extends PersistenceException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public ConfigurationException(MessageCode message, Object... arguments) {
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
    public ConfigurationException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
