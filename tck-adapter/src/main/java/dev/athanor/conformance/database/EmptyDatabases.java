package dev.athanor.conformance.database;

/** Offers empty databases of a product; found with {@link java.util.ServiceLoader}. */
public interface EmptyDatabases {
    /** Whether it has databases of this product. */
    boolean offers(Product product);

    /** Creates a database; closing it throws it away. */
    EmptyDatabase open(Product product);

    /** A database that was empty when it was opened. For any number of threads. */
    interface EmptyDatabase extends AutoCloseable {
        /** The JDBC URL. */
        String url();

        /** Whom to connect as. */
        String user();

        /** The password, never null. */
        String password();

        @Override
        void close();
    }
}
