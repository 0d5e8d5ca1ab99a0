package dev.athanor.conformance.statement;

/** A statement has a shape that the corpus has no words for. */
final class UnreadableSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSqlException(String message) {
        super(message, null, false, false);
    }
}
