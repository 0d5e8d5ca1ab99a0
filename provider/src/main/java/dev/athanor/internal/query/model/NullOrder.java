package dev.athanor.internal.query.model;

/** Where null stands in an order; unspecified leaves the choice to the database. */
public enum NullOrder {
    UNSPECIFIED,
    FIRST,
    LAST
}
