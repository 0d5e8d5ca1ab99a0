package dev.athanor.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work on the connection of a session.
 *
 * @param <R> its result
 */
@FunctionalInterface
public interface ConnectionWork<R> {
    /**
     * Does the work.
     *
     * @param connection must not be closed or kept
     * @throws SQLException from the driver
     */
    R run(Connection connection) throws SQLException;
}
