package dev.athanor.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Told what became of the rows of a batch. Rows are numbered from 0 in the order in which they were added, over the
 * whole life of the batch.
 */
public interface BatchOutcome {
    /** Counts of a row whose driver only tells that it succeeded. */
    int UNKNOWN_COUNT = java.sql.Statement.SUCCESS_NO_INFO;

    /**
     * A row was sent and accepted. Called for all rows of one execution before their generated values are told.
     *
     * @param row its number
     * @param count how many table rows it changed, or {@link #UNKNOWN_COUNT}
     */
    void executed(int row, int count);

    /**
     * The database generated values for a row. Called only if some were asked for.
     *
     * @param row its number
     * @param keys positioned on the values, in the order of the columns asked for
     * @throws SQLException from the driver
     */
    default void generated(int row, ResultSet keys) throws SQLException {}

    /**
     * The entity behind a row, for the message if it fails.
     *
     * @param row its number
     * @return type and key, no other values; null if unknown
     */
    default @Nullable String describe(int row) {
        return null;
    }
}
