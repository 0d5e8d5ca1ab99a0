package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.EmbeddedAttribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes an embeddable of each row that belongs to no entity. Immutable, part of cached plans. */
public final class EmbeddableReader {
    private final EmbeddedLayout layout;

    /**
     * Asks for the columns of an embeddable and prepares to read them.
     *
     * @param embedded the attribute
     * @param positions where its columns lie in the rows of the result
     */
    public EmbeddableReader(EmbeddedAttribute embedded, ColumnPositions positions) {
        layout = new EmbeddedLayout(embedded, positions);
    }

    /**
     * Reads the embeddable of a row.
     *
     * @param row positioned on the row
     * @param context of this execution
     * @return a new object, or null if all columns are NULL
     */
    public @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
        return layout.read(row, context);
    }
}
