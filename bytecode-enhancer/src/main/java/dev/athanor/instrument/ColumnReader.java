package dev.athanor.instrument;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one column of the current row as the value of an attribute. Stateless; shared by all threads. */
public interface ColumnReader {
    /**
     * Reads a value.
     *
     * @param row positioned on the row
     * @param column JDBC column number, from 1
     * @return the value, null for SQL NULL
     * @throws SQLException from the driver
     */
    @Nullable Object read(ResultSet row, int column) throws SQLException;
}
