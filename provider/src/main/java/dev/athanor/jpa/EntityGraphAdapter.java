package dev.athanor.jpa;

import dev.athanor.internal.loading.FetchGraph;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.GraphType;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.NamedGraph;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.Subgraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entity graph as programs build and read it. One that has a name cannot be changed any more.
 *
 * @param <T> the entity class
 */
final class EntityGraphAdapter<T> extends GraphAdapter<T> implements EntityGraph<T> {
    private final MappedModel model;
    private final @Nullable String name;
    private final Map<Class<?>, SubgraphAdapter<?>> treated = new LinkedHashMap<>();
    private boolean frozen;

    /**
     * Creates an empty graph.
     *
     * @param model the entities
     * @param type the entity at its root
     * @param name its name, or null
     */
    EntityGraphAdapter(MappedModel model, GraphType type, @Nullable String name) {
        super(type);
        this.model = model;
        this.name = name;
    }

    /** The graph that an annotation describes; it was checked at the start. */
    static EntityGraphAdapter<?> of(MappedModel model, NamedGraph named) {
        GraphType type = GraphType.of(Objects.requireNonNull(model.mapper(named.root())));
        EntityGraphAdapter<?> graph = new EntityGraphAdapter<>(model, type, named.name());
        if (named.allAttributes()) {
            type.attributes().stream().map(Attribute::name).forEach(graph::node);
        }
        fill(named, graph, named.nodes());
        for (NamedGraph.Part part : named.subclassParts()) {
            fill(named, part.type() == void.class ? graph : graph.treat(part.type()), part.nodes());
        }
        graph.frozen = true;
        return graph;
    }

    private static void fill(NamedGraph named, GraphAdapter<?> graph, List<NamedGraph.Node> nodes) {
        for (NamedGraph.Node described : nodes) {
            AttributeNodeAdapter<?> node = graph.node(described.attribute());
            for (NamedGraph.Part part : named.parts(described.part())) {
                fill(named, node.subgraph(type(part), false), part.nodes());
            }
            for (NamedGraph.Part part : named.parts(described.keyPart())) {
                fill(named, node.keySubgraph(type(part)), part.nodes());
            }
        }
    }

    private static @Nullable Class<?> type(NamedGraph.Part part) {
        return part.type() == void.class ? null : part.type();
    }

    /** A copy with another name, which can be changed if it has none. */
    EntityGraphAdapter<T> copy(@Nullable String copyName) {
        EntityGraphAdapter<T> copy = new EntityGraphAdapter<>(model, type(), copyName);
        copy.copyNodes(this);
        treated.forEach((subtype, graph) -> copy.treat(subtype).copyNodes(graph));
        copy.frozen = copyName != null;
        return copy;
    }

    @Override
    EntityGraphAdapter<?> root() {
        return this;
    }

    /** @throws InvalidStateException if the graph has a name */
    void requireMutable() {
        if (frozen) {
            throw new InvalidStateException(ApiMessage.NAMED_GRAPH, String.valueOf(name));
        }
    }

    /** A type as a subtype of it. */
    GraphType as(GraphType declared, @Nullable Class<?> subtype) {
        GraphType found = subtype == null ? declared : declared.as(subtype, model);
        if (found == null) {
            throw new InvalidArgumentException(
                    ApiMessage.NO_GRAPH_SUBTYPE,
                    String.valueOf(subtype),
                    declared.javaType().getName());
        }
        return found;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked") // checked by treat
    public <S extends T> Subgraph<S> addTreatedSubgraph(Class<S> subtype) {
        return (Subgraph<S>) treat(given(subtype));
    }

    @Override
    @Deprecated(since = "3.2", forRemoval = true)
    @SuppressWarnings({"unchecked", "removal"}) // checked by treat; part of the interface
    public <X> Subgraph<? extends X> addSubclassSubgraph(Class<? extends X> subtype) {
        return (Subgraph<? extends X>) treat(given(subtype));
    }

    private SubgraphAdapter<?> treat(Class<?> subtype) {
        requireMutable();
        GraphType wanted = as(type(), subtype);
        return treated.computeIfAbsent(subtype, key -> new SubgraphAdapter<>(this, wanted));
    }

    /** The class of the root. */
    Class<?> rootType() {
        return type().javaType();
    }

    /**
     * What loaders make of it now.
     *
     * @param also whether it is a load graph
     */
    FetchRequest request(boolean also) {
        List<FetchGraph.Node> nodes = new ArrayList<>(fetched(also));
        treated.values().forEach(graph -> nodes.addAll(graph.fetched(also)));
        return new FetchRequest(rootType(), also ? FetchGraph.also(nodes, removed()) : FetchGraph.only(nodes));
    }
}
