package dev.athanor.dialect;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the dialect of a database that it knows. Found by {@link java.util.ServiceLoader}; those found come before the
 * dialects that Athanor has.
 */
public interface DialectProvider {
    /**
     * The dialect for a database.
     *
     * @param database the driver's description of it
     * @return null if this provider does not know it
     * @throws SQLException from the driver
     */
    @Nullable Dialect dialectFor(DatabaseMetaData database) throws SQLException;
}
