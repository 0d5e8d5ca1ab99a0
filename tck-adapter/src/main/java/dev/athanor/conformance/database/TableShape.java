package dev.athanor.conformance.database;

import dev.athanor.conformance.corpus.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a mapping.
 *
 * @param name of the table
 * @param columns its columns, in order
 * @param key the columns of the primary key, perhaps none
 * @param identity the column whose values the database generates, or null
 * @param unique groups of unique columns
 */
record TableShape(
        String name,
        List<Column> columns,
        List<String> key,
        @Nullable String identity,
        List<List<String>> unique) {

    /** Whether a row of this table refers to rows of another one. */
    boolean refersTo(TableShape other) {
        return columns.stream()
                .map(Column::reference)
                .anyMatch(reference ->
                        reference != null && reference.table().equals(other.name) && !other.name.equals(name));
    }
}
