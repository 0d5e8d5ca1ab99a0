package dev.athanor.tck;

import dev.athanor.conformance.database.EmptyDatabases;
import dev.athanor.conformance.database.Product;
import dev.athanor.testing.TestDatabase;

/** The databases of PostgreSQL that scenarios run on: on a server that is started when it is first asked for. */
public final class ServerDatabases implements EmptyDatabases {
    /** Nobody waits longer for a row than a test would. */
    private static final String LIMITS = "options=-c%20lock_timeout=5000%20-c%20statement_timeout=20000";

    /** Called by the service loader. */
    public ServerDatabases() {}

    @Override
    public boolean offers(Product product) {
        return product == Product.POSTGRESQL;
    }

    @Override
    public EmptyDatabase open(Product product) {
        TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRES);
        return new EmptyDatabase() {
            @Override
            public String url() {
                return database.url() + (database.url().contains("?") ? "&" : "?") + LIMITS;
            }

            @Override
            public String user() {
                return database.user();
            }

            @Override
            public String password() {
                return database.password();
            }

            @Override
            public void close() {
                database.close();
            }
        };
    }
}
