package dev.athanor.internal.mapping;

import dev.athanor.schema.Table;
import java.util.List;

/**
 * The table between the two ends of an association.
 *
 * @param table the table
 * @param own its columns that refer to the key of the owning side, in key order
 * @param other its columns that refer to the key of the other side, in key order
 */
public record JoinTable(Table table, List<JoinColumn> own, List<JoinColumn> other) {
    /** Copies the lists. */
    public JoinTable {
        own = List.copyOf(own);
        other = List.copyOf(other);
    }
}
