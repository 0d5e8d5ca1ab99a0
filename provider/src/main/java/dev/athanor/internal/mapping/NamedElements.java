package dev.athanor.internal.mapping;

import java.util.List;

/**
 * What the annotations of a unit give names to, in the order of their classes.
 *
 * @param queries queries
 * @param procedures stored procedures
 */
public record NamedElements(List<NamedQuery> queries, List<NamedProcedure> procedures) {
    /** Nothing has a name. */
    public static final NamedElements NONE = new NamedElements(List.of(), List.of());

    /** Copies the lists. */
    public NamedElements {
        queries = List.copyOf(queries);
        procedures = List.copyOf(procedures);
    }
}
