package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where an element or a key lies in the rows of a collection. Immutable, part of cached plans. */
public final class ElementLayout {
    private interface Reader {
        @Nullable Object read(ResultSet row, RowContext context) throws SQLException;
    }

    private final Attribute attribute;
    private final Reader reader;

    /**
     * Asks for the columns and prepares to read them.
     *
     * @param attribute what the collection's rows say of it: basic, embedded or to-one
     * @param positions where columns lie in the rows of the result
     */
    public ElementLayout(Attribute attribute, ColumnPositions positions) {
        this.attribute = attribute;
        if (attribute instanceof BasicAttribute basic) {
            int position = positions.of(basic.column());
            reader = (row, context) -> basic.type().read(row, position);
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            reader = new EmbeddedLayout(embedded, positions)::readPresent;
        } else {
            ReferenceLayout reference = new ReferenceLayout((ToOneAttribute) attribute, positions);
            reader = (row, context) -> {
                Object key = reference.key(row);
                return key == null
                        ? null
                        : context.references().get(reference.attribute().target(), key);
            };
        }
    }

    Attribute attribute() {
        return attribute;
    }

    /** Reads the element or key: of an entity the instance, of which perhaps only the key is known. */
    @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
        return reader.read(row, context);
    }
}
