package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.CollectionPath;
import dev.athanor.internal.query.model.DerivedNode;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.EntityJoinNode;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.JoinKind;
import dev.athanor.internal.query.model.JoinNode;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Predicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The FROM clause of one query: roots, joins, and the joins that paths imply.
 *
 * <p>All sources form one chain of joins, so that each condition sees everything before it. A path implies an inner join
 * (Jakarta Persistence 3.2, section 4.4.4), unless it starts at something that is left-joined: that row is to stay. An
 * implied join stands directly behind its source; where a join with a condition of its own is the source, it stands inside
 * that join, because the condition may use it.
 */
final class FromLowering {
    private final Level level;
    private final Set<FromNode> optional = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<FromNode> omitted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Reference> references = new ArrayList<>();
    private List<dev.athanor.internal.query.model.FromItem> items = List.of();
    private List<StepNode> steps = List.of();
    private @Nullable FromItem chain;
    private @Nullable FromItem group;
    private @Nullable FromNode grouped;
    private @Nullable Predicate where;
    private @Nullable Predicate filled;
    private boolean multiplied;
    private boolean repeating;

    /** A reference that is read or compared although no step leads along it. */
    private record Reference(FromNode source, ToOneAttribute attribute, EntityNode place) {}

    FromLowering(Level level) {
        this.level = level;
    }

    void lower(List<dev.athanor.internal.query.model.FromItem> from, List<StepNode> implied) {
        items = from;
        steps = implied;
        for (StepNode step : implied) {
            if (isCorrelated(step) && !level.owns(step)) {
                join(step, step.attribute(), JoinKind.INNER, null);
            }
        }
        for (dev.athanor.internal.query.model.FromItem item : from) {
            FromNode node = item.node();
            if (node instanceof ElementNode elements) {
                join(elements, item.on());
            } else if (isOmitted(node)) {
                omitted.add(node);
            } else if (node instanceof JoinNode join) {
                multiplied |= join.isFetch() && join.attribute() instanceof PluralAttribute;
                join(join, join.attribute(), join.kind(), item.on());
            } else if (node instanceof DerivedNode derived) {
                join(derived, derived.attribute(), JoinKind.INNER, null);
            } else {
                JoinKind kind = node instanceof EntityJoinNode join ? join.kind() : JoinKind.INNER;
                EntityNode place = level.place(node, node.mapper());
                attach(node, place.item(), place.restriction(), kind, item.on());
            }
        }
    }

    /** The tables; null if there are none. */
    @Nullable FromItem chain() {
        return chain;
    }

    /** Conditions that belong into the WHERE clause. */
    @Nullable Predicate where() {
        return Predicate.both(where, filled);
    }

    /** Whether a collection that is to be fetched later still multiplies the rows of a page. */
    boolean multipliesPage() {
        return level.context.shape().isPaged() && level.outer == null && multiplied;
    }

    /** Whether each row of the query has a row of the node: it is no far end of an outer join. */
    boolean isAlwaysThere(FromNode node) {
        boolean root = node instanceof RootNode;
        boolean joined = node instanceof JoinNode join && join.kind() == JoinKind.INNER;
        return (root || joined) && !optional.contains(node) && items.stream().anyMatch(item -> item.node() == node);
    }

    /** The entries of the clause. */
    List<dev.athanor.internal.query.model.FromItem> items() {
        return items;
    }

    /** Whether a fetch join is not part of the clause, because its rows would make pages of rows out of pages of results. */
    boolean isOmitted(FromNode node) {
        if (!(node instanceof JoinNode join)
                || !join.isFetch()
                || !level.context.shape().isPaged()) {
            return false;
        }
        boolean plural = join.attribute() instanceof PluralAttribute;
        boolean left = join.kind() == JoinKind.LEFT;
        boolean below = omitted.contains(Level.base(join.source()));
        return (below || plural && left) && !level.context.demands().isUsed(join);
    }

    /** A step from a query outside, or from another such step: it has nothing to be joined with. */
    private boolean isCorrelated(StepNode step) {
        FromNode source = Level.base(step.source());
        if (source instanceof StepNode before && steps.contains(before)) {
            return isCorrelated(before);
        }
        return items.stream().noneMatch(item -> item.node() == source) && level.outer != null;
    }

    private void join(FromNode node, Association association, JoinKind kind, @Nullable PredicateNode on) {
        FromNode source = sourceOf(node);
        EntityNode place = level.place(node, node.mapper());
        PathJoins.FarEnd end = level.joins.farEnd(source, association, place);
        if (end.rows() != null) {
            level.placeRows(node, end.rows());
        }
        attach(node, end.item(), Predicate.both(end.link(), place.restriction()), kind, on);
    }

    /**
     * The rows of values have no identity by which a result could tell them apart when other joins repeat them. What is
     * fetched is loaded afterwards, for all owners together; an inner fetch join only asks whether there are any.
     */
    private void join(ElementNode node, @Nullable PredicateNode on) {
        if (node.isFetch() && node.variable() == null && on == null) {
            if (node.kind() == JoinKind.INNER) {
                CollectionPath path = new CollectionPath(node.source(), node.attribute());
                filled = Predicate.both(filled, level.collections.isFilled(path));
            }
            return;
        }
        repeating |= node.isFetch();
        PathJoins.FarEnd end = level.joins.elements(node.source(), node.attribute());
        level.placeRows(node, Objects.requireNonNull(end.rows()));
        attach(node, end.item(), end.link(), node.kind(), on);
    }

    /** Whether an alias of fetched values makes the clause repeat the entities that have them. */
    boolean isRepeating() {
        return repeating;
    }

    private static FromNode sourceOf(FromNode node) {
        if (node instanceof JoinNode join) {
            return join.source();
        }
        return node instanceof DerivedNode derived ? derived.source() : ((StepNode) node).source();
    }

    /** Appends tables to the chain, and what paths imply behind them. */
    private void attach(
            FromNode node, FromItem item, @Nullable Predicate link, JoinKind kind, @Nullable PredicateNode on) {
        boolean left = kind == JoinKind.LEFT;
        if (left) {
            optional.add(node);
        }
        if (on == null) {
            append(item, link, left);
            steps(node);
            return;
        }
        group = item;
        grouped = node;
        steps(node);
        Predicate condition = Predicate.both(link, level.predicates.lower(on));
        FromItem whole = Objects.requireNonNull(group);
        group = null;
        grouped = null;
        append(whole, condition, left);
    }

    private void append(FromItem item, @Nullable Predicate on, boolean left) {
        if (group != null) {
            group = joined(group, item, on, left);
        } else if (chain != null) {
            chain = joined(chain, item, on, left);
        } else {
            chain = item;
            where = Predicate.both(where, on);
        }
    }

    private FromItem joined(FromItem before, FromItem item, @Nullable Predicate on, boolean left) {
        if (left) {
            return new FromItem.Join(
                    before, FromItem.JoinKind.LEFT, item, on == null ? new Predicate.Constant(true) : on);
        }
        return on == null
                ? new FromItem.Join(before, FromItem.JoinKind.CROSS, item, null)
                : new FromItem.Join(before, FromItem.JoinKind.INNER, item, on);
    }

    private void steps(FromNode node) {
        for (StepNode step : steps) {
            if (level.owns(step) || Level.base(step.source()) != node) {
                continue;
            }
            JoinNode same = sameJoin(step.source(), step.attribute(), false);
            if (same != null && group == null) {
                continue;
            }
            join(step, step.attribute(), optional.contains(node) ? JoinKind.LEFT : JoinKind.INNER, null);
        }
        if (node instanceof JoinNode join && join.attribute() instanceof ToOneAttribute toOne) {
            EntityNode place = level.place(node);
            for (StepNode step : steps) {
                if (!level.owns(step)
                        && step.source() == join.source()
                        && sameJoin(step.source(), toOne, false) == join
                        && step.attribute() == toOne) {
                    level.alias(step, place);
                    steps(step);
                }
            }
        }
    }

    /**
     * A join of the FROM clause that has the same rows as an implied one, so that one of the two is enough. Only the first
     * joins without condition count: a condition before it could use the implied join.
     */
    private @Nullable JoinNode sameJoin(FromNode source, Attribute attribute, boolean orLeft) {
        for (dev.athanor.internal.query.model.FromItem item : items) {
            if (item.on() != null) {
                return null;
            }
            if (item.node() instanceof JoinNode join
                    && join.source() == source
                    && join.attribute() == attribute
                    && join.mapper() == join.attribute().target()
                    && (orLeft || join.kind() == JoinKind.INNER)
                    && !isOmitted(join)) {
                return join;
            }
        }
        return null;
    }

    /**
     * The entity behind a reference: where a step or join leads there already, or joined now. A null reference leaves the row
     * in place.
     */
    EntityNode reference(FromNode source, ToOneAttribute attribute, boolean withSubclasses) {
        FromNode present = referenceNode(source, attribute);
        if (present != null && level.owns(present)) {
            EntityNode place = level.place(present);
            if (withSubclasses && attribute.target().isPolymorphic()) {
                level.context.demands().subclassesLate(present);
            }
            return place;
        }
        for (Reference reference : references) {
            if (reference.source() == source
                    && reference.attribute() == attribute
                    && (!withSubclasses || !attribute.target().isPolymorphic())) {
                return reference.place();
            }
        }
        EntityNode place = level.newPlace(attribute.target(), withSubclasses);
        references.add(new Reference(source, attribute, place));
        PathJoins.FarEnd end = level.joins.farEnd(source, attribute, place);
        Predicate on = Predicate.both(end.link(), place.restriction());
        FromItem waiting = group;
        if (waiting != null && grouped != Level.base(source)) {
            // What is being joined does not have the source: the chain before it does.
            group = null;
            append(end.item(), on, true);
            group = waiting;
        } else {
            append(end.item(), on, true);
        }
        return place;
    }

    /** Joins what is only fetched: a missing far end leaves the row in place. */
    void fetch(EntityNode end, dev.athanor.sql.FromItem item, Predicate on) {
        level.context.reads(end.mapper());
        if (item instanceof dev.athanor.sql.FromItem.Join join
                && join.left() instanceof dev.athanor.sql.FromItem.TableRef rows) {
            level.context.reads(rows.table());
        }
        append(item, on, true);
    }

    /** Where a reference was joined although no step leads along it. */
    List<EntityNode> placesOf(FromNode source, ToOneAttribute attribute) {
        List<EntityNode> places = new ArrayList<>();
        for (Reference reference : references) {
            if (reference.source() == source && reference.attribute() == attribute) {
                places.add(reference.place());
            }
        }
        return places;
    }

    /** The step or join that leads along a reference; null if there is none. */
    @Nullable FromNode referenceNode(FromNode source, ToOneAttribute attribute) {
        for (StepNode step : steps) {
            if (step.source() == source && step.attribute() == attribute) {
                return step;
            }
        }
        return sameJoin(source, attribute, true);
    }
}
