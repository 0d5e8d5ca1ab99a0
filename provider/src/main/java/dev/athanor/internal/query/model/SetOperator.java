package dev.athanor.internal.query.model;

/** How the rows of two queries are combined. */
public enum SetOperator {
    UNION,
    INTERSECT,
    EXCEPT
}
