package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.Mapper;

/**
 * What a caller wants fetched: a graph, and the entity class at its root. Immutable, part of the keys of plans.
 *
 * @param root the entity class that the graph is about
 * @param graph what is fetched with its instances
 */
public record FetchRequest(Class<?> root, FetchGraph graph) {
    /** What the mapping says, for entities of all types. */
    public static final FetchRequest NONE = new FetchRequest(Object.class, FetchGraph.MAPPED);

    /** What is fetched with entities of a type: what the mapping says, if the graph is about others. */
    public FetchGraph of(Mapper mapper) {
        return concerns(mapper.javaType()) ? graph : FetchGraph.MAPPED;
    }

    /** Whether instances of a class can be what the graph is about. */
    public boolean concerns(Class<?> type) {
        return root.isAssignableFrom(type) || type.isAssignableFrom(root);
    }

    /** Whether it is what the mapping says. */
    public boolean isNone() {
        return equals(NONE);
    }
}
