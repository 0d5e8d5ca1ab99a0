package dev.athanor.internal.loading;

import dev.athanor.type.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a key lies in the rows of a result. Immutable. */
final class KeyLayout {
    private final int[] columns;
    private final List<ColumnType> types;

    KeyLayout(int[] columns, List<ColumnType> types) {
        this.columns = columns;
        this.types = types;
    }

    /** The key, or null if a component is NULL. */
    @Nullable Object read(ResultSet row) throws SQLException {
        if (columns.length == 1) {
            return types.get(0).canonical(types.get(0).read(row, columns[0]));
        }
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            Object value = types.get(i).canonical(types.get(i).read(row, columns[i]));
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return List.of(values);
    }
}
