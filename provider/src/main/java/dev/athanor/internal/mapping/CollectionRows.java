package dev.athanor.internal.mapping;

import dev.athanor.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a collection in a table of their own: a collection table or a join table. Element and key are described as
 * attributes of such a row; they are members of no class, so that their values are not read from an instance.
 *
 * @param table the table
 * @param own its columns that refer to the owner, in key order
 * @param element what a row holds: a basic value, an embeddable or a reference to an entity
 * @param key the position in a list or the key in a map; null if a row has neither
 * @param elementOnce whether an element can be in one row of the table only
 */
public record CollectionRows(
        Table table,
        List<JoinColumn> own,
        Attribute element,
        @Nullable Attribute key,
        boolean elementOnce) {
    /** Copies the list. */
    public CollectionRows {
        own = List.copyOf(own);
    }
}
