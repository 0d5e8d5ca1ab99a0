package dev.athanor.message;

/** The row of an instance was deleted by a flush, so that it cannot be attached again. */
public final class AlreadyDeletedException extends IllegalArgumentException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public AlreadyDeletedException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
