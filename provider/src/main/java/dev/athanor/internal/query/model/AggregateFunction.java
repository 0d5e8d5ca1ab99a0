package dev.athanor.internal.query.model;

/** The aggregate functions of the query language. */
public enum AggregateFunction {
    AVG,
    COUNT,
    MAX,
    MIN,
    SUM
}
