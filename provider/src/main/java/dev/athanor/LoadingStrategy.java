package dev.athanor;

/** How a relationship is loaded. SQLAlchemy 2.0, "Relationship Loading Techniques". */
public enum LoadingStrategy {
    /** At the first touch. */
    SELECT,
    /** With the owner's row, by an outer join. */
    JOINED,
    /** With the owners, by one more statement for all of them, which names their keys. */
    SELECTIN,
    /** As {@link #SELECTIN}: the owners are in memory by then, and naming their keys is cheaper than finding them again. */
    SUBQUERY,
    /** Never as a whole: the attribute is a {@link DynamicCollection}. */
    DYNAMIC,
    /** Never: the attribute is a {@link WriteOnlyCollection}. */
    WRITE_ONLY,
    /** Touching what is not loaded is an error. */
    RAISE,
    /** Touching what is not loaded is an error if it takes a statement: a reference to what the session has is given. */
    RAISE_ON_SQL,
    /** Not loaded at all: reads as null or empty. */
    NOLOAD
}
