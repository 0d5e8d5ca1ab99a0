package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.type.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a key lies in the rows of a result. Immutable. */
final class KeyLayout {
    private final int[] columns;
    private final List<ColumnType> types;
    private final boolean partial;

    KeyLayout(int[] columns, List<ColumnType> types) {
        this(columns, types, false);
    }

    /**
     * Creates the layout.
     *
     * @param columns the columns of the key
     * @param types how they travel
     * @param partial whether a key is one of which only some components are there
     */
    KeyLayout(int[] columns, List<ColumnType> types, boolean partial) {
        this.columns = columns;
        this.types = types;
        this.partial = partial;
    }

    /** The key, or null if a component is NULL; if it may be, null if all are. */
    @Nullable Object read(ResultSet row) throws SQLException {
        if (columns.length == 1) {
            return types.get(0).canonical(types.get(0).read(row, columns[0]));
        }
        @Nullable Object[] values = new Object[columns.length];
        boolean whole = true;
        for (int i = 0; i < values.length; i++) {
            Object value = types.get(i).canonical(types.get(i).read(row, columns[i]));
            if (value == null && !partial) {
                return null;
            }
            whole &= value != null;
            values[i] = value;
        }
        return whole ? List.of(values) : KeyForm.ofSome(Arrays.asList(values));
    }
}
