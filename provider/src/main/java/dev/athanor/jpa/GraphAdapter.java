package dev.athanor.jpa;

import dev.athanor.internal.loading.FetchGraph;
import dev.athanor.internal.mapping.GraphType;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MissingNodeException;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.Graph;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What root graphs and subgraphs have in common: nodes for attributes of one type. An attribute of the metamodel counts by
 * its name. For one thread at a time until the graph is named, for all afterwards.
 */
@SuppressWarnings("removal") // the interface still has what it deprecates
abstract class GraphAdapter<T> implements Graph<T> {
    private final GraphType type;
    private final Map<String, AttributeNodeAdapter<?>> nodes = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();

    GraphAdapter(GraphType type) {
        this.type = type;
    }

    /** The graph that this one is part of. */
    abstract EntityGraphAdapter<?> root();

    GraphType type() {
        return type;
    }

    // ---- nodes ----------------------------------------------------------------------------------------------------

    /** The node of an attribute, which is added if there is none. */
    AttributeNodeAdapter<?> node(@Nullable String name) {
        root().requireMutable();
        var attribute = attribute(name);
        removed.remove(attribute.name());
        return nodes.computeIfAbsent(attribute.name(), added -> new AttributeNodeAdapter<>(root(), attribute));
    }

    private dev.athanor.internal.mapping.Attribute attribute(@Nullable String name) {
        var attribute = name == null ? null : type.attribute(name);
        if (attribute == null) {
            throw new InvalidArgumentException(
                    ApiMessage.NO_ATTRIBUTE,
                    type.javaType().getName(),
                    String.valueOf(name),
                    type.attributes().stream().map(each -> each.name()).collect(Collectors.joining(", ")));
        }
        return attribute;
    }

    private static String name(@Nullable Attribute<?, ?> attribute) {
        if (attribute == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "the entity graph", "attribute");
        }
        return attribute.getName();
    }

    @Override
    @SuppressWarnings("unchecked") // the type of a node is what the caller says
    public <Y> AttributeNode<Y> addAttributeNode(String attributeName) {
        return (AttributeNode<Y>) node(attributeName);
    }

    @Override
    public <Y> AttributeNode<Y> addAttributeNode(Attribute<? super T, Y> attribute) {
        return addAttributeNode(name(attribute));
    }

    @Override
    public void addAttributeNodes(String... attributeNames) {
        for (String name : attributeNames) {
            node(name);
        }
    }

    @Override
    @SafeVarargs
    public final void addAttributeNodes(Attribute<? super T, ?>... attributes) {
        for (Attribute<? super T, ?> attribute : attributes) {
            node(name(attribute));
        }
    }

    @Override
    public boolean hasAttributeNode(String attributeName) {
        return nodes.containsKey(attribute(attributeName).name());
    }

    @Override
    public boolean hasAttributeNode(Attribute<? super T, ?> attribute) {
        return hasAttributeNode(name(attribute));
    }

    @Override
    @SuppressWarnings("unchecked") // the type of a node is what the caller says
    public <Y> AttributeNode<Y> getAttributeNode(String attributeName) {
        AttributeNodeAdapter<?> node = nodes.get(attribute(attributeName).name());
        if (node == null) {
            throw new MissingNodeException(ApiMessage.NO_GRAPH_NODE, attributeName, nodes.keySet());
        }
        return (AttributeNode<Y>) node;
    }

    @Override
    public <Y> AttributeNode<Y> getAttributeNode(Attribute<? super T, Y> attribute) {
        return getAttributeNode(name(attribute));
    }

    @Override
    public List<AttributeNode<?>> getAttributeNodes() {
        return new ArrayList<>(nodes.values());
    }

    @Override
    public void removeAttributeNode(String attributeName) {
        root().requireMutable();
        nodes.remove(attributeName);
        removed.add(attributeName);
    }

    @Override
    public void removeAttributeNode(Attribute<? super T, ?> attribute) {
        removeAttributeNode(name(attribute));
    }

    @Override
    public void removeAttributeNodes(Attribute.PersistentAttributeType nodeTypes) {
        for (var attribute : type.attributes()) {
            if (AttributeNodeAdapter.kind(attribute) == nodeTypes) {
                removeAttributeNode(attribute.name());
            }
        }
    }

    // ---- what is behind them ----------------------------------------------------------------------------------------

    @Override
    public <X> Subgraph<X> addSubgraph(String attributeName) {
        return node(attributeName).subgraph(null, false);
    }

    @Override
    public <X> Subgraph<X> addSubgraph(String attributeName, Class<X> subtype) {
        return node(attributeName).subgraph(given(subtype), false);
    }

    @Override
    public <X> Subgraph<X> addSubgraph(Attribute<? super T, X> attribute) {
        return node(name(attribute)).subgraph(null, false);
    }

    @Override
    public <X> Subgraph<? extends X> addSubgraph(Attribute<? super T, X> attribute, Class<? extends X> subtype) {
        return node(name(attribute)).subgraph(given(subtype), false);
    }

    @Override
    public <Y> Subgraph<Y> addTreatedSubgraph(Attribute<? super T, ? super Y> attribute, Class<Y> subtype) {
        return node(name(attribute)).subgraph(given(subtype), false);
    }

    @Override
    public <X> Subgraph<X> addElementSubgraph(String attributeName) {
        return node(attributeName).subgraph(null, true);
    }

    @Override
    public <X> Subgraph<X> addElementSubgraph(String attributeName, Class<X> subtype) {
        return node(attributeName).subgraph(given(subtype), true);
    }

    @Override
    public <E> Subgraph<E> addElementSubgraph(PluralAttribute<? super T, ?, E> attribute) {
        return node(name(attribute)).subgraph(null, true);
    }

    @Override
    public <E> Subgraph<E> addTreatedElementSubgraph(
            PluralAttribute<? super T, ?, ? super E> attribute, Class<E> subtype) {
        return node(name(attribute)).subgraph(given(subtype), true);
    }

    @Override
    public <X> Subgraph<X> addKeySubgraph(String attributeName) {
        return node(attributeName).keySubgraph(null);
    }

    @Override
    public <X> Subgraph<X> addKeySubgraph(String attributeName, Class<X> subtype) {
        return node(attributeName).keySubgraph(given(subtype));
    }

    @Override
    public <X> Subgraph<X> addKeySubgraph(Attribute<? super T, X> attribute) {
        return node(name(attribute)).keySubgraph(null);
    }

    @Override
    public <X> Subgraph<? extends X> addKeySubgraph(Attribute<? super T, X> attribute, Class<? extends X> subtype) {
        return node(name(attribute)).keySubgraph(given(subtype));
    }

    @Override
    public <K> Subgraph<K> addMapKeySubgraph(MapAttribute<? super T, K, ?> attribute) {
        return node(name(attribute)).keySubgraph(null);
    }

    @Override
    public <K> Subgraph<K> addTreatedMapKeySubgraph(MapAttribute<? super T, ? super K, ?> attribute, Class<K> subtype) {
        return node(name(attribute)).keySubgraph(given(subtype));
    }

    static Class<?> given(@Nullable Class<?> subtype) {
        if (subtype == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "the entity graph", "type");
        }
        return subtype;
    }

    // ---- what it comes to -------------------------------------------------------------------------------------------

    /** Takes the nodes of another graph of the same type. */
    void copyNodes(GraphAdapter<?> other) {
        removed.addAll(other.removed);
        other.nodes.forEach((name, node) -> node(name).copyNodes(node));
        removed.retainAll(other.removed);
    }

    /**
     * The nodes as loaders understand them.
     *
     * @param also whether the graph is a load graph
     */
    List<FetchGraph.Node> fetched(boolean also) {
        List<FetchGraph.Node> fetched = new ArrayList<>();
        nodes.forEach((name, node) -> fetched.add(new FetchGraph.Node(type.javaType(), name, node.fetched(also))));
        return fetched;
    }

    Set<String> removed() {
        return removed;
    }
}
