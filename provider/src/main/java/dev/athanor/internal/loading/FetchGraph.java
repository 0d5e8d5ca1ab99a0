package dev.athanor.internal.loading;

import dev.athanor.LoadingStrategy;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ChosenStrategies;
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
    public static final FetchGraph MAPPED =
            new FetchGraph(true, false, List.of(), Set.of(), Way.ROOT, ChosenStrategies.NONE);

    /** What the mapping says, and lazy values that lie in the row. */
    static final FetchGraph WHOLE_ROW =
            new FetchGraph(true, true, List.of(), Set.of(), Way.ROOT, ChosenStrategies.NONE);

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
     * @param isStrategy whether a loading strategy says so, rather than FETCH or a graph of the program
     */
    record Want(AssociationPath path, FetchGraph target, boolean isStrategy) {}

    /**
     * How a load has come to the entity that a graph is about. A loading strategy never leads back to a type that was on the way, unless
     * it is chosen for this load: then it leads anywhere, but along each relationship only once.
     *
     * @param above the types on the way, the root's first; the entity's own is not among them
     * @param along the relationships on the way
     * @param toucher the type whose attribute was touched, if that is why anything is loaded
     * @param skipped the other side of what was touched, if that is a reference: it is known already
     */
    private record Way(
            List<Mapper> above,
            List<Association> along,
            @Nullable Mapper toucher,
            @Nullable Attribute skipped) {
        static final Way ROOT = new Way(List.of(), List.of(), null, null);

        static Way touching(Mapper owner, Association association) {
            Attribute other = association.inverse() instanceof ToOneAttribute back && back.isOwning() ? back : null;
            return new Way(List.of(), List.of(association), owner, other);
        }

        /** Whether a strategy loads an association of an entity that the way has come to. */
        boolean follows(Mapper type, Association association, LoadingStrategy strategy, boolean isChosen) {
            if (isChosen) {
                return association != skipped && !along.contains(association);
            }
            Mapper target = association.target();
            boolean touched = toucher != null && strategy != LoadingStrategy.JOINED && toucher.isA(target);
            return association != skipped
                    && !touched
                    && !type.isA(target)
                    && above.stream().noneMatch(on -> on.isA(target));
        }

        Way behind(Mapper type, Association association) {
            List<Mapper> types = new ArrayList<>(above);
            types.add(type);
            List<Association> steps = new ArrayList<>(along);
            steps.add(association);
            return new Way(List.copyOf(types), List.copyOf(steps), toucher, null);
        }
    }

    private final boolean othersAsMapped;
    private final boolean wholeRow;
    private final List<Node> nodes;
    private final Set<String> without;
    private final Way way;
    private final ChosenStrategies chosen;
    private final int hash;

    private FetchGraph(
            boolean othersAsMapped,
            boolean wholeRow,
            List<Node> nodes,
            Set<String> without,
            Way way,
            ChosenStrategies chosen) {
        this.othersAsMapped = othersAsMapped;
        this.wholeRow = wholeRow;
        this.nodes = List.copyOf(nodes);
        this.without = Set.copyOf(without);
        this.way = way;
        this.chosen = chosen;
        this.hash = Objects.hash(othersAsMapped, wholeRow, this.nodes, this.without, way, chosen);
    }

    /**
     * A graph that fetches its nodes, and leaves all other associations alone.
     *
     * @param nodes what it fetches
     */
    public static FetchGraph only(List<Node> nodes) {
        return new FetchGraph(false, false, nodes, Set.of(), Way.ROOT, ChosenStrategies.NONE);
    }

    /**
     * A graph that fetches its nodes, and what the mapping wants fetched.
     *
     * @param nodes what it fetches
     * @param without names of attributes that it does not fetch although the mapping wants them
     */
    public static FetchGraph also(List<Node> nodes, Set<String> without) {
        return nodes.isEmpty() && without.isEmpty()
                ? MAPPED
                : new FetchGraph(true, false, nodes, without, Way.ROOT, ChosenStrategies.NONE);
    }

    /** The same, with loading strategies that are chosen for this load. */
    public FetchGraph with(ChosenStrategies strategies) {
        return strategies.isNone() ? this : new FetchGraph(othersAsMapped, wholeRow, nodes, without, way, strategies);
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
                .anyMatch(path -> loadsWithOwner(path.association().rules().loading()));
        return any ? touched(owner, association, ChosenStrategies.NONE) : MAPPED;
    }

    /** The same, with loading strategies that were chosen when the owner was loaded. */
    static FetchGraph touched(Mapper owner, Association association, ChosenStrategies chosen) {
        return new FetchGraph(true, false, List.of(), Set.of(), Way.touching(owner, association), chosen);
    }

    /** Whether a strategy loads a relationship with its owner. */
    static boolean loadsWithOwner(@Nullable LoadingStrategy strategy) {
        return strategy == LoadingStrategy.JOINED
                || strategy == LoadingStrategy.SELECTIN
                || strategy == LoadingStrategy.SUBQUERY;
    }

    /** What is chosen for an association; null if nothing is. */
    private @Nullable LoadingStrategy chosen(Mapper type, AssociationPath path) {
        return path.embedded().isEmpty() && path.attribute() instanceof Association association
                ? chosen.of(type, association)
                : null;
    }

    /** How an association is loaded this time; null as annotated. */
    private @Nullable LoadingStrategy strategy(Mapper type, AssociationPath path) {
        LoadingStrategy here = chosen(type, path);
        return here == null && path.attribute() instanceof Association association
                ? association.rules().loading()
                : here;
    }

    /** Whether an association of an entity is not loaded at all. */
    boolean isNeverLoaded(Mapper type, Association association) {
        return strategy(type, new AssociationPath(List.of(), (Attribute) association)) == LoadingStrategy.NOLOAD;
    }

    /** The loading strategies that are chosen for this load. */
    ChosenStrategies chosen() {
        return chosen;
    }

    /** Whether it names nothing that is fetched, or is not, beside what loading strategies and the mapping say. */
    boolean isMapped() {
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
                wants.add(new Want(path, target, loadsWithOwner(strategy(concrete, path))));
            }
        }
        for (AssociationPath path : concrete.collections()) {
            FetchGraph target = path.attribute() instanceof ElementCollection ? along(concrete, path, false) : null;
            if (target != null) {
                wants.add(new Want(path, target, false));
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
        return path.embedded().isEmpty() && strategy(type, path) == LoadingStrategy.JOINED && named(type, path) == null
                ? along(type, path, false)
                : null;
    }

    /** What is fetched behind an association that is fetched anyway. */
    public FetchGraph behind(Mapper type, AssociationPath path) {
        FetchGraph target = along(type, path, true);
        return target == null ? MAPPED.with(chosen) : target;
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
        LoadingStrategy strategy = strategy(type, path);
        if (strategy == LoadingStrategy.DYNAMIC || strategy == LoadingStrategy.WRITE_ONLY) {
            // Never in memory, whoever names it.
            return null;
        }
        FetchGraph target = graph.named(owner, last.name());
        if (target != null || namedOnly) {
            return target == null ? null : target.with(chosen);
        }
        boolean isChosen = chosen(type, path) != null;
        boolean excluded = graph.without.contains(last.name());
        boolean mapped = graph.othersAsMapped && !last.isLazy() && !excluded;
        if (strategy != null && loadsWithOwner(strategy)) {
            Association association = (Association) last;
            boolean follows =
                    (isChosen && !excluded || mapped) && graph.way.follows(type, association, strategy, isChosen);
            return follows
                    ? new FetchGraph(true, false, List.of(), Set.of(), graph.way.behind(type, association), chosen)
                    : null;
        }
        // What cannot ask for a reference when it is touched has it from the start.
        boolean needed = last instanceof ToOneAttribute && !type.isWoven();
        return mapped && !isChosen || needed ? MAPPED.with(chosen) : null;
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
                othersAsMapped || other.othersAsMapped,
                wholeRow || other.wholeRow,
                List.copyOf(all),
                neither,
                way,
                chosen);
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
                        && way.equals(graph.way)
                        && chosen.equals(graph.chosen);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
