package dev.athanor.jpa;

import dev.athanor.internal.loading.FetchGraph;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.GraphType;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An attribute in an entity graph, with the graphs of what is behind it: one per class. */
final class AttributeNodeAdapter<T> implements AttributeNode<T> {
    private final EntityGraphAdapter<?> root;
    private final Attribute attribute;
    private final Map<Class<?>, SubgraphAdapter<?>> subgraphs = new LinkedHashMap<>();
    private final Map<Class<?>, SubgraphAdapter<?>> keySubgraphs = new LinkedHashMap<>();

    AttributeNodeAdapter(EntityGraphAdapter<?> root, Attribute attribute) {
        this.root = root;
        this.attribute = attribute;
    }

    /** The metamodel's word for an attribute. */
    static PersistentAttributeType kind(Attribute attribute) {
        if (attribute instanceof ToOneAttribute toOne) {
            return toOne.isUnique() ? PersistentAttributeType.ONE_TO_ONE : PersistentAttributeType.MANY_TO_ONE;
        }
        if (attribute instanceof ElementCollection) {
            return PersistentAttributeType.ELEMENT_COLLECTION;
        }
        if (attribute instanceof PluralAssociation plural) {
            return plural.isOneToMany() ? PersistentAttributeType.ONE_TO_MANY : PersistentAttributeType.MANY_TO_MANY;
        }
        return attribute instanceof EmbeddedAttribute
                ? PersistentAttributeType.EMBEDDED
                : PersistentAttributeType.BASIC;
    }

    @Override
    public String getAttributeName() {
        return attribute.name();
    }

    @Override
    @SuppressWarnings("rawtypes") // so the interface wants it
    public Map<Class, Subgraph> getSubgraphs() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(subgraphs));
    }

    @Override
    @SuppressWarnings("rawtypes") // so the interface wants it
    public Map<Class, Subgraph> getKeySubgraphs() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(keySubgraphs));
    }

    /**
     * The graph for what is behind the attribute, added if there is none.
     *
     * @param type a subclass, or null for the declared type
     * @param ofElements whether the attribute must be a collection
     */
    <X> SubgraphAdapter<X> subgraph(@Nullable Class<?> type, boolean ofElements) {
        boolean fits = !ofElements || attribute instanceof PluralAttribute;
        return add(subgraphs, fits ? GraphType.behind(attribute) : null, type);
    }

    /** The graph for the keys of a map, added if there is none. */
    <X> SubgraphAdapter<X> keySubgraph(@Nullable Class<?> type) {
        return add(keySubgraphs, GraphType.keyOf(attribute), type);
    }

    @SuppressWarnings("unchecked") // the type of a graph is what the caller says
    private <X> SubgraphAdapter<X> add(
            Map<Class<?>, SubgraphAdapter<?>> to, @Nullable GraphType declared, @Nullable Class<?> type) {
        root.requireMutable();
        if (declared == null) {
            throw new InvalidArgumentException(ApiMessage.NO_GRAPH_TARGET, attribute.name());
        }
        GraphType wanted = root.as(declared, type);
        return (SubgraphAdapter<X>) to.computeIfAbsent(wanted.javaType(), key -> new SubgraphAdapter<>(root, wanted));
    }

    /** Takes the graphs of another node of the same attribute. */
    void copyNodes(AttributeNodeAdapter<?> other) {
        other.subgraphs.forEach((type, graph) -> subgraph(type, false).copyNodes(graph));
        other.keySubgraphs.forEach((type, graph) -> keySubgraph(type).copyNodes(graph));
    }

    /**
     * What is fetched behind the attribute.
     *
     * @param also whether the graph is a load graph
     */
    FetchGraph fetched(boolean also) {
        List<FetchGraph.Node> nodes = new ArrayList<>(nodes(subgraphs.values(), also));
        if (attribute instanceof PluralAssociation map && map.mapKeyName() != null && !keySubgraphs.isEmpty()) {
            // Keys of this kind are attributes of the elements; all others come with the collection.
            String key = map.mapKeyName();
            FetchGraph behind = graph(keySubgraphs.values(), nodes(keySubgraphs.values(), also), also);
            nodes.add(new FetchGraph.Node(map.target().javaType(), key, behind));
        }
        return graph(subgraphs.values(), nodes, also || subgraphs.isEmpty());
    }

    private static List<FetchGraph.Node> nodes(Collection<SubgraphAdapter<?>> graphs, boolean also) {
        List<FetchGraph.Node> nodes = new ArrayList<>();
        graphs.forEach(graph -> nodes.addAll(graph.fetched(also)));
        return nodes;
    }

    private static FetchGraph graph(Collection<SubgraphAdapter<?>> graphs, List<FetchGraph.Node> nodes, boolean also) {
        Set<String> removed = new LinkedHashSet<>();
        graphs.forEach(graph -> removed.addAll(graph.removed()));
        return also ? FetchGraph.also(nodes, removed) : FetchGraph.only(nodes);
    }
}
