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

    /** Whether somebody else begins and ends the transactions of its connections, so that nobody here may. */
    default boolean isManaged() {
        return false;
    }

    /** The same connections, whose transactions somebody else begins and ends. */
    static ConnectionSource managed(ConnectionSource source) {
        return new ConnectionSource() {
            @Override
            public Connection open() throws SQLException {
                return source.open();
            }

            @Override
            public boolean isManaged() {
                return true;
            }
        };
    }
}
