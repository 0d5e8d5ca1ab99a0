package dev.athanor.internal.mapping;

import dev.athanor.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a collection: of a table of their own, which is a collection table or a join table, or the rows of the
 * elements themselves, in which the collection writes some columns. Element and key are described as attributes of such a
 * row; they are members of no class, so that their values are not read from an instance.
 *
 * @param table the table
 * @param own its columns that refer to the owner, in key order; empty if the elements write them themselves
 * @param element what a row holds: a basic value, an embeddable or a reference to an entity
 * @param key the position in a list or the key in a map; null if a row has neither
 * @param elementOnce whether an element can be in one row of the table only
 * @param inElements whether the rows are those of the elements: they come and go with these
 */
public record CollectionRows(
        Table table,
        List<JoinColumn> own,
        Attribute element,
        @Nullable Attribute key,
        boolean elementOnce,
        boolean inElements) {
    /** Copies the list. */
    public CollectionRows {
        own = List.copyOf(own);
    }

    /** Whether a row can refer to no owner. */
    public boolean isOwnerNullable() {
        return !own.isEmpty() && own.stream().allMatch(join -> join.column().isNullable());
    }

    /** Whether the rows of elements can say that they are in no collection. */
    public boolean isReleasable() {
        return own.isEmpty()
                ? !(key instanceof BasicAttribute basic && !basic.column().isNullable())
                : isOwnerNullable();
    }
}
