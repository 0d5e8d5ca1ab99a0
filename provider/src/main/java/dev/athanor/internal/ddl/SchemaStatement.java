package dev.athanor.internal.ddl;

/**
 * One statement about tables.
 *
 * @param sql its text, without the semicolon that ends it in a script
 * @param place where a script has it, in words; empty if the mapping makes it
 */
public record SchemaStatement(String sql, String place) {
    /** A statement that the mapping makes. */
    public static SchemaStatement made(String sql) {
        return new SchemaStatement(sql, "");
    }
}
