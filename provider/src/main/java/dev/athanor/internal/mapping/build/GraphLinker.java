package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedGraph;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the names of entity graphs, and loads the classes that they name. */
final class GraphLinker {
    private final UnitDraft unit;
    private final Classes classes;
    private final Problems problems;

    GraphLinker(UnitDraft unit, Classes classes, Problems problems) {
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
    }

    List<NamedGraph> graphs() {
        List<NamedGraph> found = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (ClassDraft draft : unit.classes.values()) {
            for (GraphDraft graph : draft.graphs) {
                String other = names.putIfAbsent(graph.name(), draft.name());
                if (other != null) {
                    problems.add(draft.name(), null, MappingMessage.GRAPH_TWICE, graph.name(), other);
                }
                found.add(new NamedGraph(
                        graph.name(),
                        draft.name(),
                        draft.entityName,
                        graph.allAttributes(),
                        graph.nodes(),
                        parts(draft, graph.parts()),
                        parts(draft, graph.subclassParts())));
            }
        }
        return found;
    }

    private List<NamedGraph.Part> parts(ClassDraft draft, List<GraphDraft.Part> drafts) {
        List<NamedGraph.Part> parts = new ArrayList<>();
        for (GraphDraft.Part part : drafts) {
            Class<?> type = classes.load(part.type(), draft.name(), null);
            if (type != null) {
                parts.add(new NamedGraph.Part(part.name(), type, part.nodes()));
            }
        }
        return parts;
    }
}
