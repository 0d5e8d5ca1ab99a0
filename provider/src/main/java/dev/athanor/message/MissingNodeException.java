package dev.athanor.message;

import java.util.NoSuchElementException;

/** An entity graph has no node for an attribute. */
public final class MissingNodeException extends NoSuchElementException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public MissingNodeException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
