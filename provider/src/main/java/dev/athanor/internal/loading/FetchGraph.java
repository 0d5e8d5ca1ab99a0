package dev.athanor.internal.loading;

import dev.athanor.LoadingStrategy;
import dev.athanor.internal.mapping.Association;
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
    public static final FetchGraph MAPPED = new FetchGraph(true, false, List.of(), Set.of(), Way.ROOT);

    /** What the mapping says, and lazy values that lie in the row. */
    static final FetchGraph WHOLE_ROW = new FetchGraph(true, true, List.of(), Set.of(), Way.ROOT);

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
    record Want(AssociationPath path, FetchGraph target) {
        /** Whether a loading strategy says so, rather than FETCH or a graph of the program. */
        boolean isStrategy() {
            return isByStrategy(path.attribute());
        }
    }

    /**
     * How a load has come to the entity that a graph is about. A loading strategy never leads back to a type that was on the way.
     *
     * @param above the types on the way, the root's first; the entity's own is not among them
     * @param toucher the type whose attribute was touched, if that is why anything is loaded
     * @param skipped the other side of what was touched, if that is a reference: it is known already
     */
    private record Way(
            List<Mapper> above,
            @Nullable Mapper toucher,
            @Nullable Attribute skipped) {
        static final Way ROOT = new Way(List.of(), null, null);

        /** Whether a strategy loads an association of an entity that the way has come to. */
        boolean follows(Mapper type, Association association, LoadingStrategy strategy) {
            Mapper target = association.target();
            boolean touched = toucher != null && strategy != LoadingStrategy.JOINED && toucher.isA(target);
            return association != skipped
                    && !touched
                    && !type.isA(target)
                    && above.stream().noneMatch(on -> on.isA(target));
        }

        Way behind(Mapper type) {
            List<Mapper> longer = new ArrayList<>(above);
            longer.add(type);
            return new Way(List.copyOf(longer), toucher, null);
        }
    }

    private final boolean othersAsMapped;
    private final boolean wholeRow;
    private final List<Node> nodes;
    private final Set<String> without;
    private final Way way;
    private final int hash;

    private FetchGraph(boolean othersAsMapped, boolean wholeRow, List<Node> nodes, Set<String> without, Way way) {
        this.othersAsMapped = othersAsMapped;
        this.wholeRow = wholeRow;
        this.nodes = List.copyOf(nodes);
        this.without = Set.copyOf(without);
        this.way = way;
        this.hash = Objects.hash(othersAsMapped, wholeRow, this.nodes, this.without, way);
    }

    /**
     * A graph that fetches its nodes, and leaves all other associations alone.
     *
     * @param nodes what it fetches
     */
    public static FetchGraph only(List<Node> nodes) {
        return new FetchGraph(false, false, nodes, Set.of(), Way.ROOT);
    }

    /**
     * A graph that fetches its nodes, and what the mapping wants fetched.
     *
     * @param nodes what it fetches
     * @param without names of attributes that it does not fetch although the mapping wants them
     */
    public static FetchGraph also(List<Node> nodes, Set<String> without) {
        return nodes.isEmpty() && without.isEmpty() ? MAPPED : new FetchGraph(true, false, nodes, without, Way.ROOT);
    }

    /**
     * What the mapping says of the far end of an association that is loaded because the program has touched it.
     *
     * @param owner the type of whose instance it was touched
     * @param association the association
     */
    static FetchGraph touched(Mapper owner, Association association) {
        boolean any = association.target().concreteTypes().stream()
                .flatMap(type -> type.associations().stream())
                .anyMatch(path -> strategy(path.attribute()) != null);
        if (!any) {
            return MAPPED;
        }
        Attribute other = association.inverse() instanceof ToOneAttribute back && back.isOwning() ? back : null;
        return new FetchGraph(true, false, List.of(), Set.of(), new Way(List.of(), owner, other));
    }

    /** Whether a loading strategy loads an attribute with its owner. */
    static boolean isByStrategy(Attribute attribute) {
        return strategy(attribute) != null;
    }

    /** The strategy by which an attribute is loaded with its owner; null if none says so. */
    private static @Nullable LoadingStrategy strategy(Attribute attribute) {
        LoadingStrategy strategy = attribute instanceof Association association
                ? association.rules().loading()
                : null;
        return strategy == LoadingStrategy.JOINED
                        || strategy == LoadingStrategy.SELECTIN
                        || strategy == LoadingStrategy.SUBQUERY
                ? strategy
                : null;
    }

    /** Whether it says nothing but what the mapping says. */
    public boolean isMapped() {
        return othersAsMapped && !wholeRow && nodes.isEmpty() && without.isEmpty();
    }

    /** Whether all this is loaded because the program has touched an attribute. */
    boolean isTouch() {
        return way.toucher() != null;
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

    /** What is fetched behind an association that a strategy has joined to the rows of its owner; null if none does. */
    @Nullable FetchGraph joined(Mapper type, AssociationPath path) {
        return path.embedded().isEmpty()
                        && strategy(path.attribute()) == LoadingStrategy.JOINED
                        && named(type, path) == null
                ? along(type, path, false)
                : null;
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
        LoadingStrategy strategy = strategy(last);
        boolean mapped = graph.othersAsMapped && !last.isLazy() && !graph.without.contains(last.name());
        if (target == null && strategy != null) {
            boolean follows = mapped && !namedOnly && graph.way.follows(type, (Association) last, strategy);
            return follows ? new FetchGraph(true, false, List.of(), Set.of(), graph.way.behind(type)) : null;
        }
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
                othersAsMapped || other.othersAsMapped, wholeRow || other.wholeRow, List.copyOf(all), neither, way);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof FetchGraph graph
                        && hash == graph.hash
                        && othersAsMapped == graph.othersAsMapped
                        && wholeRow == graph.wholeRow
                        && nodes.equals(graph.nodes)
                        && without.equals(graph.without)
                        && way.equals(graph.way);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
