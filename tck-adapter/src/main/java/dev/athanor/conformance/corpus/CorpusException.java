package dev.athanor.conformance.corpus;

/** The corpus cannot be read, or says what the format does not. */
public final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong with which file or name
     */
    public CorpusException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong with which file or name
     * @param cause what led to it
     */
    public CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
