package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedGraph;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedEntityGraphs;
import java.util.ArrayList;
import java.util.List;

/** Reads the entity graphs that the annotations of one entity give names to. */
final class GraphNotes {
    private GraphNotes() {}

    static void read(ClassDraft draft) {
        for (Note note : draft.notes.all(NamedEntityGraph.class, NamedEntityGraphs.class)) {
            String name = note.text("name");
            draft.graphs.add(new GraphDraft(
                    name.isEmpty() ? draft.entityName : name,
                    note.flag("includeAllAttributes"),
                    nodes(note),
                    parts(note.notes("subgraphs")),
                    parts(note.notes("subclassSubgraphs"))));
        }
    }

    private static List<GraphDraft.Part> parts(List<Note> notes) {
        List<GraphDraft.Part> parts = new ArrayList<>();
        for (Note note : notes) {
            parts.add(new GraphDraft.Part(note.text("name"), note.type("type"), nodes(note)));
        }
        return parts;
    }

    private static List<NamedGraph.Node> nodes(Note note) {
        List<NamedGraph.Node> nodes = new ArrayList<>();
        for (Note node : note.notes("attributeNodes")) {
            nodes.add(new NamedGraph.Node(node.text("value"), node.text("subgraph"), node.text("keySubgraph")));
        }
        return nodes;
    }
}
