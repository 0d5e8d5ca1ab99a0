package dev.athanor.internal.boot;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.GraphType;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.NamedGraph;
import dev.athanor.message.MappingMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows the entity graphs that annotations name through the model, so that what is wrong is said at the start. */
final class NamedGraphCheck {
    private final MappedModel model;
    private final List<String> problems = new ArrayList<>();

    NamedGraphCheck(MappedModel model) {
        this.model = model;
    }

    /** What is wrong with the graphs of the unit; empty if nothing is. */
    List<String> problems() {
        for (NamedGraph graph : model.namedGraphs()) {
            Mapper root = Objects.requireNonNull(model.mapper(graph.root()));
            GraphType type = GraphType.of(root);
            nodes(graph, type, graph.nodes(), new ArrayDeque<>());
            graph.subclassParts().forEach(part -> part(graph, type, part, new ArrayDeque<>()));
        }
        return problems;
    }

    private void nodes(NamedGraph graph, GraphType type, List<NamedGraph.Node> nodes, Deque<String> within) {
        for (NamedGraph.Node node : nodes) {
            Attribute attribute = type.attribute(node.attribute());
            if (attribute == null) {
                add(graph, MappingMessage.GRAPH_ATTRIBUTE, type.javaType().getName(), node.attribute());
                continue;
            }
            parts(graph, node, node.part(), GraphType.behind(attribute), within);
            parts(graph, node, node.keyPart(), GraphType.keyOf(attribute), within);
        }
    }

    private void parts(
            NamedGraph graph, NamedGraph.Node node, String name, @Nullable GraphType type, Deque<String> within) {
        if (name.isEmpty()) {
            return;
        }
        List<NamedGraph.Part> parts = graph.parts(name);
        if (parts.isEmpty()) {
            add(graph, MappingMessage.GRAPH_PART, name, node.attribute());
        } else if (type == null) {
            add(graph, MappingMessage.GRAPH_LEAF, name, node.attribute());
        } else if (within.contains(name)) {
            add(graph, MappingMessage.GRAPH_CIRCLE, name);
        } else {
            within.push(name);
            parts.forEach(part -> part(graph, type, part, within));
            within.pop();
        }
    }

    private void part(NamedGraph graph, GraphType type, NamedGraph.Part part, Deque<String> within) {
        GraphType own = part.type() == void.class ? type : type.as(part.type(), model);
        if (own == null) {
            add(
                    graph,
                    MappingMessage.GRAPH_TYPE,
                    part.type().getName(),
                    type.javaType().getName());
        } else {
            nodes(graph, own, part.nodes(), within);
        }
    }

    private void add(NamedGraph graph, MappingMessage message, Object... arguments) {
        Object[] holes = new Object[arguments.length + 2];
        holes[0] = graph.owner();
        holes[1] = graph.name();
        System.arraycopy(arguments, 0, holes, 2, arguments.length);
        problems.add(message.text(holes));
    }
}
