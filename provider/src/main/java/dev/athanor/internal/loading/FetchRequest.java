package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.ChosenStrategies;
import dev.athanor.internal.mapping.Mapper;

/**
 * What a caller wants fetched: a graph with the entity class at its root, and strategies for relationships wherever they are met.
 * Immutable, part of the keys of plans.
 *
 * @param root the entity class that the graph is about
 * @param graph what is fetched with its instances
 * @param chosen how relationships of any entity are loaded this time
 */
public record FetchRequest(Class<?> root, FetchGraph graph, ChosenStrategies chosen) {
    /** What the mapping says, for entities of all types. */
    public static final FetchRequest NONE = new FetchRequest(Object.class, FetchGraph.MAPPED);

    /** A graph alone. */
    public FetchRequest(Class<?> root, FetchGraph graph) {
        this(root, graph, ChosenStrategies.NONE);
    }

    /** The same graph, with strategies. */
    public FetchRequest with(ChosenStrategies strategies) {
        return strategies.isNone() ? this : new FetchRequest(root, graph, strategies);
    }

    /** What is fetched with entities of a type: what the mapping says, if the graph is about others. */
    public FetchGraph of(Mapper mapper) {
        return (concerns(mapper.javaType()) ? graph : FetchGraph.MAPPED).with(chosen);
    }

    /** Whether instances of a class can be what the graph is about. */
    public boolean concerns(Class<?> type) {
        return root.isAssignableFrom(type) || type.isAssignableFrom(root);
    }

    /** Whether it is what the mapping says. */
    public boolean isNone() {
        return this == NONE || equals(NONE);
    }
}
