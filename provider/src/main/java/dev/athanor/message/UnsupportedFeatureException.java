package dev.athanor.message;

/** The program asks for something of Jakarta Persistence that this release does not have. */
public final class UnsupportedFeatureException extends UnsupportedOperationException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates the exception.
     *
     * @param message the catalogue entry
     * @param arguments the holes of its text
     */
    public UnsupportedFeatureException(MessageCode message, Object... arguments) {
        super(message.text(arguments));
        this.code = message.code();
    }

    @Override
    public String code() {
        return code;
    }
}
