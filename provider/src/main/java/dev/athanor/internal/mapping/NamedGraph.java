package dev.athanor.internal.mapping;

import java.util.List;

/**
 * An entity graph that an annotation gives a name, as the annotation says it: parts are named and not resolved.
 *
 * @param name name in the persistence unit
 * @param owner name of the class that has the annotation
 * @param root name of the entity at the root
 * @param allAttributes whether every attribute of the root is a node
 * @param nodes the nodes of the root
 * @param parts what nodes refer to by name; several of one name are for several types
 * @param subclassParts nodes that subclasses of the root have besides
 */
public record NamedGraph(
        String name,
        String owner,
        String root,
        boolean allAttributes,
        List<Node> nodes,
        List<Part> parts,
        List<Part> subclassParts) {
    /** Copies the lists. */
    public NamedGraph {
        nodes = List.copyOf(nodes);
        parts = List.copyOf(parts);
        subclassParts = List.copyOf(subclassParts);
    }

    /**
     * An attribute.
     *
     * @param attribute its name
     * @param part name of what is behind it; empty for none
     * @param keyPart name of what is behind the keys of a map; empty for none
     */
    public record Node(String attribute, String part, String keyPart) {}

    /**
     * What nodes refer to.
     *
     * @param name its name
     * @param type the class that it is about; void for the type of the attribute
     * @param nodes its nodes
     */
    public record Part(String name, Class<?> type, List<Node> nodes) {
        /** Copies the list. */
        public Part {
            nodes = List.copyOf(nodes);
        }
    }

    /** The parts of a name, in order. */
    public List<Part> parts(String named) {
        return parts.stream().filter(part -> part.name().equals(named)).toList();
    }
}
