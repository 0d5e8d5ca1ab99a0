package dev.athanor.internal.boot;

import dev.athanor.message.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The data source of one factory, and the duty to close what the factory opened. For any number of threads. */
public final class UnitDataSource implements AutoCloseable {
    /** Closes what a data source holds. */
    interface Ending {
        /** Closes it; a second call does nothing. */
        void close();
    }

    private final DataSource dataSource;
    private final ConnectionFailure failure;
    private final Ending ending;

    UnitDataSource(DataSource dataSource, ConnectionFailure failure, Ending ending) {
        this.dataSource = dataSource;
        this.failure = failure;
        this.ending = ending;
    }

    /** Where connections come from. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * The first connection, which tells whether the database is there at all.
     *
     * @throws DatabaseException if the database gives none; the text says why and what to do
     */
    public Connection firstConnection() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw failure.refused(e);
        }
    }

    /** Ends the pool, and with it the embedded database; a data source that the program gave stays open. */
    @Override
    public void close() {
        ending.close();
    }
}
