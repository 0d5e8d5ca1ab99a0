package dev.athanor.instrument;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Companion of one level of a class hierarchy: copies one field of this level into a statement parameter. No boxing for
 * the native kinds, no reflection.
 */
public interface RowBinder {
    /**
     * Binds one field.
     *
     * @param source the instance
     * @param slot the position in the list of fields with which the companion was made
     * @param statement where to bind
     * @param parameter JDBC parameter number, from 1
     * @param writer used where the slot's kind is {@link NativeKind#OBJECT} and for null
     * @throws SQLException from the driver
     */
    void bind(Object source, int slot, PreparedStatement statement, int parameter, ColumnWriter writer)
            throws SQLException;
}
