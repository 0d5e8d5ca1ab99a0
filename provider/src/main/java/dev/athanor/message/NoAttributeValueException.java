package dev.athanor.message;

/** An attribute has no value that could be taken away. */
public final class NoAttributeValueException extends IllegalArgumentException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public NoAttributeValueException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
