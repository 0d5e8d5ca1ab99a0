package dev.athanor;

/** What the database does with rows that refer to a row which is deleted, or whose key is changed. */
public enum ReferentialAction {
    /** Refuses, at the end of the statement or of the transaction. */
    NO_ACTION("NO ACTION"),
    /** Refuses at once. */
    RESTRICT("RESTRICT"),
    /** Deletes the referring rows, or changes their foreign keys. */
    CASCADE("CASCADE"),
    /** Sets the foreign keys to NULL; their columns must allow it. */
    SET_NULL("SET NULL"),
    /** Sets the foreign keys to the defaults of their columns. */
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    ReferentialAction(String sql) {
        this.sql = sql;
    }

    /** The action as SQL writes it. */
    public String sql() {
        return sql;
    }
}
