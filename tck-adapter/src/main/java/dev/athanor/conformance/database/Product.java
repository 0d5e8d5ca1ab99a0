package dev.athanor.conformance.database;

import java.util.Locale;

/** The products that scenarios run on, and what differs between them. */
public enum Product {
    /** H2, in memory. */
    H2("H2") {
        @Override
        String fold(String name) {
            return name.toUpperCase(Locale.ROOT);
        }

        @Override
        String restart(String table, String column, long next) {
            return "ALTER TABLE " + quoted(table) + " ALTER COLUMN " + quoted(column) + " RESTART WITH " + next;
        }

        @Override
        String checking(boolean on) {
            return "SET REFERENTIAL_INTEGRITY " + (on ? "TRUE" : "FALSE");
        }
    },
    /** A PostgreSQL server. */
    POSTGRESQL("PostgreSQL") {
        @Override
        String fold(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        @Override
        String restart(String table, String column, long next) {
            return "SELECT setval(pg_get_serial_sequence('" + quoted(table) + "', '" + fold(column) + "'), " + next
                    + ", false)";
        }

        @Override
        String checking(boolean on) {
            return "SET session_replication_role = " + (on ? "origin" : "replica");
        }
    };

    private final String title;

    Product(String title) {
        this.title = title;
    }

    /** How the product is called. */
    public String title() {
        return title;
    }

    /** The name as the database stores one that is written without quotes. */
    abstract String fold(String name);

    /** Lets the identity column of a table go on with a value. */
    abstract String restart(String table, String column, long next);

    /** Switches foreign keys on or off for the connection, or for all. */
    abstract String checking(boolean on);

    /** A name in quotes that means the same as without, reserved words or not. */
    String quoted(String name) {
        return '"' + fold(name) + '"';
    }
}
