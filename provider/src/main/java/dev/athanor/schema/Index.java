package dev.athanor.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table.
 *
 * @param name its name, or null to let the schema generator derive one
 * @param parts the columns, in order
 * @param unique whether no two rows may agree in all of them
 * @param options SQL that ends its statement, or empty
 */
public record Index(@Nullable Name name, List<Part> parts, boolean unique, String options) {
    /**
     * One column of an index.
     *
     * @param column the column
     * @param descending whether it is sorted from the greatest value down
     */
    public record Part(Column column, boolean descending) {}

    /** Copies the parts. */
    public Index {
        parts = List.copyOf(parts);
    }

    /** The columns without their directions. */
    public List<Column> columns() {
        return parts.stream().map(Part::column).toList();
    }
}
