package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.JoinTable;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.schema.Column;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Ordering;
import dev.athanor.sql.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is read from the rows of its owner besides what the statement itself joins: references that a graph names, and associations
 * whose loading strategy is a join. Each is one more outer join. Collections multiply rows: where these must stay what they are,
 * collections are left to statements of their own. For one statement in the making.
 */
public final class FetchJoins {
    /** Where joins are added. */
    @FunctionalInterface
    public interface Target {
        /**
         * Adds an outer join.
         *
         * @param end the type that is joined
         * @param item its tables, perhaps with a join table
         * @param on the condition
         */
        void join(EntityNode end, FromItem item, Predicate on);
    }

    /** What may be joined. */
    public enum Reach {
        /** Nothing but what the graph names: the rows are locked, or are those of a page. */
        NAMED,
        /** References whose strategy is a join too. */
        REFERENCES,
        /** Collections as well: the rows may repeat their root. */
        ALL
    }

    private final Aliases aliases;
    private final Function<Mapper, EntityNode> places;
    private final Projector projector;
    private final Reach reach;
    private final Target target;
    private final List<Ordering> order = new ArrayList<>();

    /**
     * Begins.
     *
     * @param aliases names of the statement's tables
     * @param places gives a place to the type at a far end
     * @param projector the select list
     * @param reach what may be joined
     * @param target where joins are added
     */
    public FetchJoins(
            Aliases aliases, Function<Mapper, EntityNode> places, Projector projector, Reach reach, Target target) {
        this.aliases = aliases;
        this.places = places;
        this.projector = projector;
        this.reach = reach;
        this.target = target;
    }

    /** The order that mappings want for the collections that were joined. */
    public List<Ordering> order() {
        return order;
    }

    /**
     * A reader of an entity with what is joined to it.
     *
     * @param node where the entity lies in the statement
     * @param graph what is fetched
     */
    EntityReader reader(EntityNode node, FetchGraph graph) {
        return new EntityReader(node, node.hasSubclasses(), projector, fetches(node, graph, List.of()), graph);
    }

    /**
     * Joins what is to be joined to an entity.
     *
     * @param node where their owner lies in the statement
     * @param graph what is fetched
     * @param present associations that the statement has already
     */
    public List<EntityReader.Fetch> fetches(EntityNode node, FetchGraph graph, List<AssociationPath> present) {
        List<EntityReader.Fetch> fetches = new ArrayList<>();
        for (AssociationPath path : node.mapper().associations()) {
            if (present.contains(path)) {
                continue;
            }
            FetchGraph named = path.attribute() instanceof ToOneAttribute ? graph.named(node.mapper(), path) : null;
            FetchGraph joined = named == null && reach != Reach.NAMED ? graph.joined(node.mapper(), path) : null;
            if (path.attribute() instanceof ToOneAttribute toOne && (named != null || joined != null)) {
                fetches.add(reference(node, path, toOne, named, joined));
            } else if (path.attribute() instanceof PluralAssociation plural && joined != null && reach == Reach.ALL) {
                fetches.add(collection(node, path, plural, joined));
            }
        }
        return fetches;
    }

    private EntityReader.Fetch reference(
            EntityNode node,
            AssociationPath path,
            ToOneAttribute toOne,
            @Nullable FetchGraph named,
            @Nullable FetchGraph joined) {
        EntityNode end = places.apply(toOne.target());
        target.join(end, end.item(), both(link(node, toOne, end), end));
        FetchGraph behind = Objects.requireNonNull(named == null ? joined : named);
        return new EntityReader.Fetch(path, reader(end, behind), null, named == null);
    }

    private EntityReader.Fetch collection(
            EntityNode node, AssociationPath path, PluralAssociation plural, FetchGraph behind) {
        EntityNode end = places.apply(plural.target());
        JoinTable table = plural.effectiveJoinTable();
        Function<Column, Expression> beside = end::ref;
        if (table == null) {
            List<JoinColumn> columns = plural.ownerColumns();
            Predicate link = EntityNode.equal(end.joinRefs(columns), node.refs(referenced(columns)));
            target.join(end, end.item(), both(link, end));
        } else {
            boolean owning = plural.mappedBy() == null;
            String alias = aliases.next();
            List<JoinColumn> near = owning ? table.own() : table.other();
            List<JoinColumn> far = owning ? table.other() : table.own();
            FromItem item = new FromItem.Join(
                    new FromItem.TableRef(table.table(), alias),
                    FromItem.JoinKind.INNER,
                    end.item(),
                    both(EntityNode.equal(end.refs(referenced(far)), refs(alias, far)), end));
            target.join(end, item, EntityNode.equal(refs(alias, near), node.refs(referenced(near))));
            beside = column -> new Expression.ColumnRef(alias, column);
        }
        Function<Column, Expression> rows = beside;
        order.addAll(LoadPlans.order(plural, end::ref, rows));
        ElementLayout key = plural.key() == null
                ? null
                : new ElementLayout(plural.key(), column -> projector.position(rows.apply(column)));
        return new EntityReader.Fetch(path, reader(end, behind), key, true);
    }

    private static Predicate both(Predicate link, EntityNode end) {
        return Objects.requireNonNull(Predicate.both(link, end.restriction()));
    }

    private static Predicate link(EntityNode owner, ToOneAttribute toOne, EntityNode end) {
        if (toOne.isOwning()) {
            return EntityNode.equal(end.refs(referenced(toOne.joinColumns())), owner.joinRefs(toOne.joinColumns()));
        }
        Association back = Objects.requireNonNull(toOne.mappedBy());
        List<JoinColumn> columns = ((ToOneAttribute) back).joinColumns();
        return EntityNode.equal(end.joinRefs(columns), owner.refs(referenced(columns)));
    }

    private static List<Expression> refs(String alias, List<JoinColumn> columns) {
        List<Expression> refs = new ArrayList<>();
        columns.forEach(column -> refs.add(new Expression.ColumnRef(alias, column.column())));
        return refs;
    }

    private static List<Column> referenced(List<JoinColumn> columns) {
        return columns.stream().map(JoinColumn::referenced).toList();
    }
}
