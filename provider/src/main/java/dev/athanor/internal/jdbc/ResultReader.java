package dev.athanor.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads the rows of a result.
 *
 * @param <R> what it makes of them
 */
@FunctionalInterface
public interface ResultReader<R> {
    /**
     * Reads the rows. May run other statements of the same session meanwhile.
     *
     * @param rows positioned before the first row; must not be kept
     * @throws SQLException from the driver
     */
    R read(ResultSet rows) throws SQLException;
}
