package dev.athanor.internal.query.model;

/** What EXTRACT takes out of a date or time: a number, or with {@link #DATE} and {@link #TIME} a part of it. */
public enum TemporalField {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    DATE,
    TIME
}
