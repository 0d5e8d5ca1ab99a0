package dev.athanor.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a session gets its connection from, usually {@code dataSource::getConnection}. */
@FunctionalInterface
public interface ConnectionSource {
    /**
     * A connection that belongs to the caller until it closes it.
     *
     * @throws SQLException if there is none
     */
    Connection open() throws SQLException;
}
