package dev.athanor.instrument;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Binds the value of an attribute to one statement parameter. Stateless; shared by all threads. */
public interface ColumnWriter {
    /**
     * Binds a value.
     *
     * @param statement where to bind
     * @param parameter JDBC parameter number, from 1
     * @param value the value, null for SQL NULL
     * @throws SQLException from the driver
     */
    void write(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException;
}
