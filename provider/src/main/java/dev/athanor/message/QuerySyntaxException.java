package dev.athanor.message;

import org.jspecify.annotations.Nullable;

/** A query string is wrong: the text gives line, column, excerpt and a suggestion. */
public final class QuerySyntaxException extends IllegalArgumentException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public QuerySyntaxException(MessageCode message, Object... arguments) {
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
    public QuerySyntaxException(@Nullable Throwable cause, MessageCode message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
