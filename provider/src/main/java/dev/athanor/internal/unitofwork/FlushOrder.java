package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which order hierarchies of entity types are saved: those referred to before those that refer to them. Computed
 * once per factory from the foreign keys. Types that refer to each other in a circle, or to themselves, share a group;
 * only inside such a group does a flush have to look at instances.
 *
 * <p>Tarjan's algorithm: strongly connected components in topological order, linear, no recursion over instances.
 */
public final class FlushOrder {
    /**
     * Hierarchies that are saved together.
     *
     * @param position place in the order of saves
     * @param cyclic whether instances of the group can refer to each other
     */
    public record Group(int position, boolean cyclic) {}

    private final Group[] byRoot;
    private final boolean rowByRow;
    private final Dependencies dependencies;

    /**
     * Computes the order.
     *
     * @param mappers all mappers of the factory in the order of their ordinals
     * @param rowByRow whether the database checks foreign keys with each row instead of at the end of the statement
     */
    public FlushOrder(List<Mapper> mappers, boolean rowByRow) {
        this.rowByRow = rowByRow;
        List<Set<Integer>> referredTo = new ArrayList<>();
        for (int i = 0; i < mappers.size(); i++) {
            referredTo.add(new TreeSet<>());
        }
        for (Mapper mapper : mappers) {
            for (PluralAttribute plural : mapper.plurals()) {
                CollectionRows rows = plural.rows();
                if (rows != null && rows.inElements() && !rows.own().isEmpty()) {
                    referredTo
                            .get(((PluralAssociation) plural).target().root().ordinal())
                            .add(mapper.root().ordinal());
                }
            }
            for (AssociationPath path : mapper.associations()) {
                if (path.attribute() instanceof ToOneAttribute toOne && toOne.isOwning()) {
                    referredTo
                            .get(mapper.root().ordinal())
                            .add(toOne.target().root().ordinal());
                }
            }
        }
        byRoot = new Tarjan(mappers, referredTo).groups;
        dependencies = new Dependencies(mappers);
    }

    /** What relationships mean beyond the order of types. */
    Dependencies dependencies() {
        return dependencies;
    }

    /** The group of an entity type. */
    public Group group(Mapper mapper) {
        return byRoot[mapper.root().ordinal()];
    }

    /** Whether a row that refers to itself must give up the reference before it is deleted. */
    boolean selfReferencesKeepRows() {
        return rowByRow;
    }

    private static final class Tarjan {
        private final List<Set<Integer>> edges;
        private final int[] index;
        private final int[] low;
        private final boolean[] onStack;
        private final Deque<Integer> stack = new ArrayDeque<>();
        private final Group[] groups;
        private int counter = 1;
        private int position;

        Tarjan(List<Mapper> mappers, List<Set<Integer>> edges) {
            this.edges = edges;
            index = new int[edges.size()];
            low = new int[edges.size()];
            onStack = new boolean[edges.size()];
            groups = new Group[edges.size()];
            for (Mapper mapper : mappers) {
                if (mapper.parent() == null && index[mapper.ordinal()] == 0) {
                    visit(mapper.ordinal());
                }
            }
        }

        /** Recursion over entity types, whose number is that of source files. */
        private void visit(int node) {
            index[node] = low[node] = counter++;
            stack.push(node);
            onStack[node] = true;
            for (int next : edges.get(node)) {
                if (index[next] == 0) {
                    visit(next);
                    low[node] = Math.min(low[node], low[next]);
                } else if (onStack[next]) {
                    low[node] = Math.min(low[node], index[next]);
                }
            }
            if (low[node] == index[node]) {
                close(node);
            }
        }

        private void close(int node) {
            List<Integer> members = new ArrayList<>();
            int member;
            do {
                member = stack.pop();
                onStack[member] = false;
                members.add(member);
            } while (member != node);
            Group group =
                    new Group(position++, members.size() > 1 || edges.get(node).contains(node));
            members.forEach(each -> groups[each] = group);
        }
    }
}
