package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.type.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a foreign key lies in the rows of a result. Immutable. */
final class ReferenceLayout {
    private final ToOneAttribute attribute;
    private final KeyLayout key;

    ReferenceLayout(ToOneAttribute attribute, ColumnPositions positions) {
        this.attribute = attribute;
        List<JoinColumn> joins = attribute.joinColumns();
        int[] columns = new int[joins.size()];
        List<ColumnType> types = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            columns[i] = positions.of(joins.get(i).column());
            types.add(attribute.target().id().get(i).type());
        }
        this.key = new KeyLayout(columns, types, attribute.target().hasPartialKeys());
    }

    ToOneAttribute attribute() {
        return attribute;
    }

    /** The key that the row refers to, or null. */
    @Nullable Object key(ResultSet row) throws SQLException {
        return key.read(row);
    }
}
