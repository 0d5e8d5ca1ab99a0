package dev.athanor.dialect;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the dialect of a database. */
public final class Dialects {
    private Dialects() {}

    /**
     * The dialect for a database: the first that a {@link DialectProvider} on the class path offers, else one of
     * Athanor's.
     *
     * @param database the driver's description of it
     * @param loader where to look for providers; null for the system's loader
     * @throws SQLException from the driver
     * @throws DatabaseException if nobody knows the database
     */
    public static Dialect forDatabase(DatabaseMetaData database, @Nullable ClassLoader loader) throws SQLException {
        for (DialectProvider provider : ServiceLoader.load(DialectProvider.class, loader)) {
            Dialect dialect = provider.dialectFor(database);
            if (dialect != null) {
                return dialect;
            }
        }
        String product = database.getDatabaseProductName();
        return switch (product) {
            case "H2" -> new H2Dialect(database.getConnection().getSchema());
            case "PostgreSQL" -> new PostgresDialect();
            case "MariaDB" -> new MariaDbDialect();
            default ->
                throw new DatabaseException(
                        DatabaseMessage.UNKNOWN_DATABASE,
                        product,
                        database.getDatabaseProductVersion(),
                        "H2, PostgreSQL, MariaDB");
        };
    }
}
