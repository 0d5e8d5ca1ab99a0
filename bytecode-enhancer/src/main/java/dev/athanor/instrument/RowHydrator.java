package dev.athanor.instrument;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Companion of one level of a class hierarchy: copies columns of the current row into the fields that this level
 * declares. No boxing for the native kinds, no reflection.
 */
public interface RowHydrator {
    /**
     * Fills the fields of this level.
     *
     * @param target the instance
     * @param row positioned on the row
     * @param columns JDBC column number (from 1) per slot; 0 leaves the field alone
     * @param readers the reader per slot, used where the slot's kind is {@link NativeKind#OBJECT}
     * @throws SQLException from the driver
     */
    void hydrate(Object target, ResultSet row, int[] columns, ColumnReader[] readers) throws SQLException;
}
