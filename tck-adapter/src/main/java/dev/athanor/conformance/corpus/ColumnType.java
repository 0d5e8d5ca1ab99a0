package dev.athanor.conformance.corpus;

/** What a column holds. */
public enum ColumnType {
    /** A whole number. */
    INT("INTEGER", Integer.class),
    /** A text of up to 50 characters. */
    STRING("VARCHAR(50)", String.class);

    private final String sql;
    private final Class<?> javaType;

    ColumnType(String sql, Class<?> javaType) {
        this.sql = sql;
        this.javaType = javaType;
    }

    /** The type in SQL. */
    public String sql() {
        return sql;
    }

    /** The type of the attribute. */
    public Class<?> javaType() {
        return javaType;
    }
}
