package dev.athanor.sql;

/**
 * Names of the functions that every dialect has, for {@link Expression.FunctionCall}. The comment tells the arguments.
 */
public final class SqlFunctions {
    /** Texts, two or more; null if one is null. */
    public static final String CONCAT = "concat";
    /** Text, first position from 1, and optionally how many characters. */
    public static final String SUBSTRING = "substring";
    /** Text: blanks removed at both ends. */
    public static final String TRIM = "trim";
    /** Text: blanks removed at its start. */
    public static final String TRIM_LEADING = "trim_leading";
    /** Text: blanks removed at its end. */
    public static final String TRIM_TRAILING = "trim_trailing";
    /** Text, character: the character removed at both ends. */
    public static final String TRIM_CHARACTER = "trim_character";
    /** Text, character: the character removed at the text's start. */
    public static final String TRIM_LEADING_CHARACTER = "trim_leading_character";
    /** Text, character: the character removed at the text's end. */
    public static final String TRIM_TRAILING_CHARACTER = "trim_trailing_character";
    /** Text. */
    public static final String LOWER = "lower";
    /** Text. */
    public static final String UPPER = "upper";
    /** Text: how many characters. */
    public static final String LENGTH = "length";
    /** What to look for, text, and optionally where to start: position from 1, or 0. */
    public static final String LOCATE = "locate";
    /** Text, how many characters. */
    public static final String LEFT = "left";
    /** Text, how many characters. */
    public static final String RIGHT = "right";
    /** Text, what to replace, by what. */
    public static final String REPLACE = "replace";
    /** Number. */
    public static final String ABS = "abs";
    /** Number. */
    public static final String SQRT = "sqrt";
    /** Whole number, divisor. */
    public static final String MOD = "mod";
    /** Number. */
    public static final String CEILING = "ceiling";
    /** Number. */
    public static final String FLOOR = "floor";
    /** Number, digits behind the point. */
    public static final String ROUND = "round";
    /** Number: -1, 0 or 1. */
    public static final String SIGN = "sign";
    /** Number. */
    public static final String EXP = "exp";
    /** Number. */
    public static final String LN = "ln";
    /** Base, exponent. */
    public static final String POWER = "power";
    /** Date of the transaction or statement, in the session's zone. */
    public static final String CURRENT_DATE = "current_date";
    /** Time of day, in the session's zone. */
    public static final String CURRENT_TIME = "current_time";
    /** Date and time, in the session's zone. */
    public static final String CURRENT_TIMESTAMP = "current_timestamp";
    /** Point of time, with offset. */
    public static final String CURRENT_INSTANT = "current_instant";
    /** Date or timestamp: the year. */
    public static final String YEAR = "year";
    /** Date or timestamp: 1 to 4. */
    public static final String QUARTER = "quarter";
    /** Date or timestamp: 1 to 12. */
    public static final String MONTH = "month";
    /** Date or timestamp: the week of ISO 8601. */
    public static final String WEEK = "week";
    /** Date or timestamp: day of month. */
    public static final String DAY = "day";
    /** Time or timestamp. */
    public static final String HOUR = "hour";
    /** Time or timestamp. */
    public static final String MINUTE = "minute";
    /** Time or timestamp: seconds with their fraction. */
    public static final String SECOND = "second";
    /** Timestamp: its date. */
    public static final String DATE = "date";
    /** Timestamp: its time of day. */
    public static final String TIME = "time";
    /** Values: the first that is not null. */
    public static final String COALESCE = "coalesce";
    /** Two values: null if they are equal, else the first. */
    public static final String NULLIF = "nullif";

    private SqlFunctions() {}
}
