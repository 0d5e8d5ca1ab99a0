package dev.athanor.internal.loading;

import dev.athanor.schema.Column;

/** Finds a column of an entity among the columns of a result. */
public interface ColumnPositions {
    /** The JDBC column number, from 1. */
    int of(Column column);
}
