package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.schema.Column;
import dev.athanor.sql.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The references that a graph names, read from the rows of their owners: each is one more outer join. Collections would
 * multiply rows, and are left to statements of their own. For one statement in the making.
 */
public final class FetchJoins {
    /** Where joins are added. */
    @FunctionalInterface
    public interface Target {
        /**
         * Adds an outer join.
         *
         * @param end the tables that are joined
         * @param on the condition
         */
        void join(EntityNode end, Predicate on);
    }

    private final Function<Mapper, EntityNode> places;
    private final Projector projector;
    private final Target target;

    /**
     * Begins.
     *
     * @param places gives a place to the type at a far end
     * @param projector the select list
     * @param target where joins are added
     */
    public FetchJoins(Function<Mapper, EntityNode> places, Projector projector, Target target) {
        this.places = places;
        this.projector = projector;
        this.target = target;
    }

    /**
     * A reader of an entity with the references that the graph names.
     *
     * @param node where the entity lies in the statement, with its subclasses
     * @param graph what is fetched
     */
    EntityReader reader(EntityNode node, FetchGraph graph) {
        return new EntityReader(node, node.hasSubclasses(), projector, fetches(node, graph, List.of()), graph);
    }

    /**
     * Joins the references that a graph names.
     *
     * @param node where their owner lies in the statement
     * @param graph what is fetched
     * @param present associations that the statement has already
     */
    public List<EntityReader.Fetch> fetches(EntityNode node, FetchGraph graph, List<AssociationPath> present) {
        List<EntityReader.Fetch> fetches = new ArrayList<>();
        for (AssociationPath path : node.mapper().associations()) {
            FetchGraph behind = graph.named(node.mapper(), path);
            if (behind != null && !present.contains(path) && path.attribute() instanceof ToOneAttribute toOne) {
                EntityNode end = places.apply(toOne.target());
                target.join(end, Objects.requireNonNull(Predicate.both(link(node, toOne, end), end.restriction())));
                fetches.add(new EntityReader.Fetch(path, reader(end, behind), null));
            }
        }
        return fetches;
    }

    private static Predicate link(EntityNode owner, ToOneAttribute toOne, EntityNode end) {
        if (toOne.isOwning()) {
            return EntityNode.equal(end.refs(referenced(toOne)), owner.joinRefs(toOne.joinColumns()));
        }
        ToOneAttribute back = Objects.requireNonNull(toOne.mappedBy());
        return EntityNode.equal(end.joinRefs(back.joinColumns()), owner.refs(referenced(back)));
    }

    private static List<Column> referenced(ToOneAttribute toOne) {
        return toOne.joinColumns().stream().map(JoinColumn::referenced).toList();
    }
}
