package dev.athanor.internal.query.memory;

/** Only the database can evaluate a part of a query. The message says which; whoever asked decides what that means. */
public final class NotInMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInMemoryException(String what) {
        super(what);
    }
}
