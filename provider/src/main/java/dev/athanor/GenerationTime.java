package dev.athanor;

/** When the database fills a column. See {@link Generated}. */
public enum GenerationTime {
    /** When the row is inserted. */
    INSERT,
    /** When the row is inserted, and whenever it is updated. */
    ALWAYS
}
