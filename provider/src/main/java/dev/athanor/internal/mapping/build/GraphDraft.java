package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedGraph;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What {@code @NamedEntityGraph} says.
 *
 * @param name name in the persistence unit
 * @param allAttributes whether every attribute is a node
 * @param nodes the nodes
 * @param parts what {@code subgraphs} lists
 * @param subclassParts what {@code subclassSubgraphs} lists
 */
record GraphDraft(
        String name, boolean allAttributes, List<NamedGraph.Node> nodes, List<Part> parts, List<Part> subclassParts) {
    /**
     * What {@code @NamedSubgraph} says.
     *
     * @param name its name
     * @param type the class that it is about; void if none is named
     * @param nodes its nodes
     */
    record Part(String name, TypeDescription type, List<NamedGraph.Node> nodes) {}
}
