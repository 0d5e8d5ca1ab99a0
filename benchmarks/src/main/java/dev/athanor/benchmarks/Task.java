package dev.athanor.benchmarks;

/** What every contender does, in the order of the table of results. */
public enum Task {
    /** 100 orders by id, each by an EntityManager and a transaction of its own. */
    FIND,
    /** 1,000 orders by one query. */
    LIST,
    /** 1,000 rows of 30 columns by one query. */
    WIDE,
    /** 100 orders with 20 lines each by one join fetch. */
    JOIN_FETCH,
    /** 100 orders by one query, then the lines of each. */
    LAZY,
    /** One query 100 times, each time with another parameter. */
    REPEAT,
    /** 1,000 new orders with ids from a sequence in blocks of 50. */
    INSERT,
    /** 1,000 orders by one query, one column changed in each. */
    UPDATE,
    /** A flush with 10,000 customers managed, of which none changed. */
    FLUSH_CLEAN,
    /** A commit with 10,000 customers managed, of which one changed. */
    FLUSH_ONE,
    /** 1,000 new nodes of a tree, 37 deep, through its root. */
    GRAPH;

    /** Whether runs add rows, which are deleted before the next. */
    public boolean inserts() {
        return this == INSERT || this == GRAPH;
    }

    /** Whether runs change the database in any way, or would if they did more than they should. */
    public boolean flushes() {
        return inserts() || this == UPDATE || this == FLUSH_CLEAN || this == FLUSH_ONE;
    }
}
