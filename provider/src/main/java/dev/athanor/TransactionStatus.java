package dev.athanor;

/** Where the transaction of a session stands. */
public enum TransactionStatus {
    /** There is none. */
    NONE,
    /** One has begun; perhaps no statement was sent yet. */
    BEGUN,
    /** One has begun, and at least one savepoint is open in it. */
    NESTED,
    /** A flush failed: nothing but a rollback is allowed. */
    FAILED
}
