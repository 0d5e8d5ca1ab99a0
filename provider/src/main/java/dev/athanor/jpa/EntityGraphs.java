package dev.athanor.jpa;

import dev.athanor.internal.boot.Settings;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.mapping.GraphType;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.StateMessage;
import jakarta.persistence.EntityGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named entity graphs of a factory: those of annotations, and those that the program has added since. Thread-safe. */
final class EntityGraphs {
    private final MappedModel model;
    private final Map<String, EntityGraphAdapter<?>> named = new LinkedHashMap<>();
    private boolean complete;

    EntityGraphs(MappedModel model) {
        this.model = model;
    }

    /** The graphs by their names; those of annotations are made when somebody asks for the first time. */
    private synchronized Map<String, EntityGraphAdapter<?>> named() {
        if (!complete) {
            model.namedGraphs().forEach(graph -> named.put(graph.name(), EntityGraphAdapter.of(model, graph)));
            complete = true;
        }
        return new LinkedHashMap<>(named);
    }

    /**
     * A new graph.
     *
     * @throws InvalidArgumentException if the class is no entity
     */
    <T> EntityGraph<T> create(@Nullable Class<T> type) {
        return new EntityGraphAdapter<>(model, GraphType.of(mapper(type)), null);
    }

    /** A copy of a named graph that can be changed; null if there is none. */
    @Nullable EntityGraph<?> copy(@Nullable String name) {
        EntityGraphAdapter<?> found = named().get(name);
        return found == null ? null : found.copy(null);
    }

    /** @throws InvalidArgumentException if there is no graph of that name */
    EntityGraph<?> get(@Nullable String name) {
        EntityGraphAdapter<?> found = named().get(name);
        if (found == null) {
            String known = String.join(", ", named().keySet());
            throw new InvalidArgumentException(
                    ApiMessage.NO_GRAPH, String.valueOf(name), known.isEmpty() ? "none" : known);
        }
        return found;
    }

    /**
     * The graphs of an entity and of its superclasses.
     *
     * @throws InvalidArgumentException if the class is no entity
     */
    @SuppressWarnings("unchecked") // of a superclass
    <T> List<EntityGraph<? super T>> of(@Nullable Class<T> type) {
        Class<?> entity = mapper(type).javaType();
        List<EntityGraph<? super T>> found = new ArrayList<>();
        for (EntityGraphAdapter<?> graph : named().values()) {
            if (graph.rootType().isAssignableFrom(entity)) {
                found.add((EntityGraph<? super T>) graph);
            }
        }
        return found;
    }

    /** The graphs whose entities are of a type, by their names. */
    @SuppressWarnings("unchecked") // of a subclass
    <E> Map<String, EntityGraph<? extends E>> assignableTo(Class<E> type) {
        Map<String, EntityGraph<? extends E>> found = new LinkedHashMap<>();
        for (EntityGraphAdapter<?> graph : named().values()) {
            if (type.isAssignableFrom(graph.rootType())) {
                found.put(String.valueOf(graph.getName()), (EntityGraph<? extends E>) graph);
            }
        }
        return found;
    }

    /** Gives a name to a copy of a graph, in place of whatever had the name. */
    void add(@Nullable String name, @Nullable EntityGraph<?> graph) {
        if (name == null || graph == null) {
            throw new InvalidArgumentException(
                    ApiMessage.NULL_ARGUMENT, "addNamedEntityGraph()", name == null ? "name" : "graph");
        }
        EntityGraphAdapter<?> copy = own(graph).copy(name);
        named();
        synchronized (this) {
            named.put(name, copy);
        }
    }

    private Mapper mapper(@Nullable Class<?> type) {
        Mapper mapper = type == null ? null : model.mapper(type);
        if (mapper == null) {
            throw new InvalidArgumentException(StateMessage.NOT_AN_ENTITY, type == null ? "null" : type.getName());
        }
        return mapper;
    }

    // ---- graphs in calls --------------------------------------------------------------------------------------------

    /** @throws InvalidArgumentException if the graph is missing, or was not made here */
    static EntityGraphAdapter<?> own(@Nullable Object graph) {
        if (graph instanceof EntityGraphAdapter<?> mine) {
            return mine;
        }
        throw new InvalidArgumentException(
                ApiMessage.FOREIGN_GRAPH,
                graph == null ? "null" : graph.getClass().getName());
    }

    /**
     * What hints want fetched.
     *
     * @throws InvalidArgumentException if they have a graph of each kind
     */
    static FetchRequest request(Map<String, Object> hints) {
        Object fetch = Hints.value(Settings.FETCH_GRAPH, hints);
        Object load = Hints.value(Settings.LOAD_GRAPH, hints);
        if (fetch == null) {
            return load == null ? FetchRequest.NONE : own(load).request(true);
        }
        if (load != null) {
            throw new InvalidArgumentException(ApiMessage.TWO_GRAPHS);
        }
        return own(fetch).request(false);
    }

    /**
     * What hints want fetched with an entity.
     *
     * @throws InvalidArgumentException if they have a graph of each kind, or one for another entity
     */
    static FetchRequest request(Map<String, Object> hints, @Nullable Class<?> type) {
        FetchRequest request = request(hints);
        if (type != null && !request.concerns(type)) {
            throw new InvalidArgumentException(
                    ApiMessage.OTHER_GRAPH, request.root().getName(), type.getName());
        }
        return request;
    }
}
