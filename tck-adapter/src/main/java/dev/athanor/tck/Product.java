package dev.athanor.tck;

import java.util.ArrayList;
import java.util.List;

/** A database that the suite can run on. */
enum Product {
    /** In memory, inside each child JVM, so that nothing outlives it. */
    H2(
            "h2",
            "org.h2.Driver",
            "DELETE FROM %s",
            "SELECT ABORT_SESSION(SESSION_ID) FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID()"),
    /** A server, whose database is a new one for each child JVM unless one is named. */
    POSTGRESQL(
            "postgresql",
            "org.postgresql.Driver",
            "TRUNCATE TABLE %s CASCADE",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private final String label;
    private final String driver;
    private final String wipe;
    private final String endOtherSessions;

    Product(String label, String driver, String wipe, String endOtherSessions) {
        this.label = label;
        this.driver = driver;
        this.wipe = wipe;
        this.endOtherSessions = endOtherSessions;
    }

    /** The name of the option, of the suite's own property and of the folder of the suite's scripts. */
    String label() {
        return label;
    }

    String driver() {
        return driver;
    }

    /** The statements that empty the tables, whatever foreign keys they have. */
    List<String> wipe(List<String> quotedTables) {
        List<String> statements = new ArrayList<>();
        for (String table : quotedTables) {
            statements.add(String.format(wipe, table));
        }
        if (this == H2) {
            statements.add(0, "SET REFERENTIAL_INTEGRITY FALSE");
            statements.add("SET REFERENTIAL_INTEGRITY TRUE");
        }
        return statements;
    }

    /** A query that ends all sessions on this database but its own; one row for each. */
    String endOtherSessions() {
        return endOtherSessions;
    }

    static Product ofLabel(String label) {
        for (Product product : values()) {
            if (product.label.equals(label)) {
                return product;
            }
        }
        throw new UsageException("--db " + label + ": the databases are h2 and postgresql");
    }
}
