package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes are fetched together with an entity or embeddable: a tree whose nodes are attributes. Key and version
 * always are, and so is what the row brings anyway. Jakarta Persistence 3.2, section 3.8. Immutable, part of the keys of
 * plans.
 */
public final class FetchGraph {
    /** What the mapping says. */
    public static final FetchGraph MAPPED = new FetchGraph(true, false, List.of(), Set.of());

    /** What the mapping says, and lazy values that lie in the row. */
    static final FetchGraph WHOLE_ROW = new FetchGraph(true, true, List.of(), Set.of());

    /**
     * An attribute that is fetched.
     *
     * @param type the class that must be, or be above, that of the instance
     * @param attribute its name
     * @param target what is fetched behind it
     */
    public record Node(Class<?> type, String attribute, FetchGraph target) {}

    /**
     * An association that is fetched for the instances of one type.
     *
     * @param path the association
     * @param target what is fetched behind it
     */
    record Want(AssociationPath path, FetchGraph target) {}

    private final boolean othersAsMapped;
    private final boolean wholeRow;
    private final List<Node> nodes;
    private final Set<String> without;
    private final int hash;

    private FetchGraph(boolean othersAsMapped, boolean wholeRow, List<Node> nodes, Set<String> without) {
        this.othersAsMapped = othersAsMapped;
        this.wholeRow = wholeRow;
        this.nodes = List.copyOf(nodes);
        this.without = Set.copyOf(without);
        this.hash = Objects.hash(othersAsMapped, wholeRow, this.nodes, this.without);
    }

    /**
     * A graph that fetches its nodes, and leaves all other associations alone.
     *
     * @param nodes what it fetches
     */
    public static FetchGraph only(List<Node> nodes) {
        return new FetchGraph(false, false, nodes, Set.of());
    }

    /**
     * A graph that fetches its nodes, and what the mapping wants fetched.
     *
     * @param nodes what it fetches
     * @param without names of attributes that it does not fetch although the mapping wants them
     */
    public static FetchGraph also(List<Node> nodes, Set<String> without) {
        return nodes.isEmpty() && without.isEmpty() ? MAPPED : new FetchGraph(true, false, nodes, without);
    }

    /** The node of an association, inside the nodes of the embeddables that it lies in. */
    public static Node node(AssociationPath path, FetchGraph target) {
        Attribute last = path.attribute();
        Node node = new Node(last.level().type(), last.name(), target);
        for (int i = path.embedded().size() - 1; i >= 0; i--) {
            EmbeddedAttribute step = path.embedded().get(i);
            node = new Node(step.level().type(), step.name(), also(List.of(node), Set.of()));
        }
        return node;
    }

    /** Whether a value is read with the row of an instance. */
    boolean reads(Mapper concrete, BasicAttribute value) {
        return !value.isLazy() || wholeRow || !concrete.isWoven() || named(concrete.javaType(), value.name()) != null;
    }

    /** What is fetched for instances of exactly this type. */
    List<Want> wants(Mapper concrete) {
        List<Want> wants = new ArrayList<>();
        for (AssociationPath path : concrete.associations()) {
            FetchGraph target = along(concrete, path, false);
            if (target != null) {
                wants.add(new Want(path, target));
            }
        }
        for (AssociationPath path : concrete.collections()) {
            FetchGraph target = path.attribute() instanceof ElementCollection ? along(concrete, path, false) : null;
            if (target != null) {
                wants.add(new Want(path, target));
            }
        }
        return List.copyOf(wants);
    }

    /** What is fetched behind an association that the graph itself names; null if it does not. */
    @Nullable FetchGraph named(Mapper type, AssociationPath path) {
        return along(type, path, true);
    }

    /** What is fetched behind an association that is fetched anyway. */
    public FetchGraph behind(Mapper type, AssociationPath path) {
        FetchGraph target = along(type, path, true);
        return target == null ? MAPPED : target;
    }

    private @Nullable FetchGraph along(Mapper type, AssociationPath path, boolean namedOnly) {
        FetchGraph graph = this;
        Class<?> owner = type.javaType();
        for (EmbeddedAttribute step : path.embedded()) {
            FetchGraph inner = graph.named(owner, step.name());
            if (inner == null && (namedOnly || !graph.othersAsMapped || graph.without.contains(step.name()))) {
                return null;
            }
            graph = inner == null ? MAPPED : inner;
            List<ClassLevel> levels = step.levels();
            owner = levels.get(levels.size() - 1).type();
        }
        Attribute last = path.attribute();
        FetchGraph target = graph.named(owner, last.name());
        boolean mapped = graph.othersAsMapped && !last.isLazy() && !graph.without.contains(last.name());
        // What cannot ask for a reference when it is touched has it from the start.
        boolean needed = last instanceof ToOneAttribute && !type.isWoven();
        return target == null && (mapped || needed) && !namedOnly ? MAPPED : target;
    }

    private @Nullable FetchGraph named(Class<?> owner, String attribute) {
        FetchGraph found = null;
        for (Node node : nodes) {
            if (node.attribute.equals(attribute) && node.type.isAssignableFrom(owner)) {
                found = found == null ? node.target : found.and(node.target);
            }
        }
        return found;
    }

    /** Both at once: subclasses have what their superclasses have. */
    private FetchGraph and(FetchGraph other) {
        Set<Node> all = new LinkedHashSet<>(nodes);
        all.addAll(other.nodes);
        Set<String> neither = new LinkedHashSet<>(without);
        neither.retainAll(other.without);
        return new FetchGraph(
                othersAsMapped || other.othersAsMapped, wholeRow || other.wholeRow, List.copyOf(all), neither);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof FetchGraph graph
                        && hash == graph.hash
                        && othersAsMapped == graph.othersAsMapped
                        && wholeRow == graph.wholeRow
                        && nodes.equals(graph.nodes)
                        && without.equals(graph.without);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
