package dev.athanor.internal.mapping;

import java.util.List;

/**
 * What the annotations of a unit give names to, in the order of their classes.
 *
 * @param queries queries
 * @param procedures stored procedures
 * @param graphs entity graphs
 * @param results mappings of the results of SQL
 */
public record NamedElements(
        List<NamedQuery> queries,
        List<NamedProcedure> procedures,
        List<NamedGraph> graphs,
        List<ResultMapping> results) {
    /** Nothing has a name. */
    public static final NamedElements NONE = new NamedElements(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public NamedElements {
        queries = List.copyOf(queries);
        procedures = List.copyOf(procedures);
        graphs = List.copyOf(graphs);
        results = List.copyOf(results);
    }
}
