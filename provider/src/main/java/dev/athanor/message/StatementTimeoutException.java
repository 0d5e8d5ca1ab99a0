package dev.athanor.message;

import jakarta.persistence.QueryTimeoutException;
import org.jspecify.annotations.Nullable;

/** A statement ran longer than permitted; the transaction goes on where the database lets it. */
public final class StatementTimeoutException extends QueryTimeoutException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param cause the driver's exception, kept as the cause; may be null
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public StatementTimeoutException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
