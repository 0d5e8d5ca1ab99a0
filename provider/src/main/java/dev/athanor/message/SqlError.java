package dev.athanor.message;

import org.jspecify.annotations.Nullable;

/**
 * What a database's failure means. Holds no value of a row.
 *
 * @param kind what kind of failure
 * @param constraint the constraint, for NOT_NULL the column, as the database writes it; null if not told
 * @param table the table as the database writes it; null if not told
 * @param effect what became of the transaction
 */
public record SqlError(
        SqlErrorKind kind,
        @Nullable String constraint,
        @Nullable String table,
        Effect effect) {
    /** What became of the transaction. */
    public enum Effect {
        /** Only the statement failed. */
        STATEMENT_ONLY,
        /** The transaction takes no statement before it is rolled back, wholly or to a savepoint. */
        UNTIL_ROLLBACK,
        /** The transaction is over; savepoints do not help. */
        TRANSACTION_LOST
    }
}
