package dev.athanor.internal.query.model;

/**
 * The built-in functions whose arguments are ordinary expressions, with the number of arguments that they take.
 *
 * <p>Functions with a syntax of their own (TRIM, EXTRACT, CAST, FUNCTION) and functions of a path (SIZE, INDEX, TYPE, ID, VERSION) are nodes of
 * their own. The operator {@code ||} is {@link #CONCAT}.
 */
public enum ScalarFunction {
    ABS(1, 1),
    CEILING(1, 1),
    EXP(1, 1),
    FLOOR(1, 1),
    LN(1, 1),
    MOD(2, 2),
    POWER(2, 2),
    ROUND(2, 2),
    SIGN(1, 1),
    SQRT(1, 1),

    CONCAT(2, Integer.MAX_VALUE),
    LEFT(2, 2),
    LENGTH(1, 1),
    LOCATE(2, 3),
    LOWER(1, 1),
    REPLACE(3, 3),
    RIGHT(2, 2),
    SUBSTRING(2, 3),
    UPPER(1, 1),

    /** The first argument that is not null. */
    COALESCE(2, Integer.MAX_VALUE),
    /** Null if both arguments are equal, else the first. */
    NULLIF(2, 2),

    /** The date of the database server as {@code java.sql.Date}. */
    CURRENT_DATE(0, 0),
    /** The time of the database server as {@code java.sql.Time}. */
    CURRENT_TIME(0, 0),
    /** The date and time of the database server as {@code java.sql.Timestamp}. */
    CURRENT_TIMESTAMP(0, 0),
    /** The date of the database server as {@code java.time.LocalDate}. */
    LOCAL_DATE(0, 0),
    /** The time of the database server as {@code java.time.LocalTime}. */
    LOCAL_TIME(0, 0),
    /** The date and time of the database server as {@code java.time.LocalDateTime}. */
    LOCAL_DATETIME(0, 0);

    private final int minimum;
    private final int maximum;

    ScalarFunction(int minimum, int maximum) {
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /** The least number of arguments. */
    public int minimum() {
        return minimum;
    }

    /** The greatest number of arguments, {@link Integer#MAX_VALUE} for any number. */
    public int maximum() {
        return maximum;
    }
}
