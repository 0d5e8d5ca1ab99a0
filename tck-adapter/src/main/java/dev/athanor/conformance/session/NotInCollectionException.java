package dev.athanor.conformance.session;

/** What was to be removed from a list is not in it. */
final class NotInCollectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInCollectionException() {
        super("remove has returned false");
    }
}
