package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.ElementLayout;
import dev.athanor.internal.loading.EmbeddableReader;
import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.loading.EntityReader;
import dev.athanor.internal.loading.FetchGraph;
import dev.athanor.internal.loading.FetchJoins;
import dev.athanor.internal.loading.LoadPlans;
import dev.athanor.internal.loading.Projector;
import dev.athanor.internal.mapping.AssociationPath;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.JoinNode;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.schema.Column;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Ordering;
import dev.athanor.type.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The SELECT clause of a query whose rows become results: columns of SQL, and what reads them. */
final class SelectionLowering {
    private final Level level;
    private final Projector projector;
    private final FetchJoins.Reach reach;
    private final boolean joining;
    private final List<Ordering> fetchedOrder = new ArrayList<>();

    /**
     * @param joining whether references that are fetched may be joined: more columns change nothing else
     * @param reach what loading strategies may join
     */
    SelectionLowering(Level level, Projector projector, boolean joining, FetchJoins.Reach reach) {
        this.reach = reach;
        this.level = level;
        this.projector = projector;
        this.joining = joining;
    }

    /** Nodes of which instances are read want the columns of subclasses; to be called before the FROM clause is lowered. */
    static void announce(Level level, List<SelectionNode> selections, List<FromItem> from) {
        for (FromItem item : from) {
            if (item.node() instanceof JoinNode join
                    && join.isFetch()
                    && level.context.readsSubclasses(join.mapper())) {
                level.context.demands().subclasses(join);
            }
        }
        selections.forEach(selection -> announce(level, selection));
    }

    private static void announce(Level level, SelectionNode selection) {
        if (selection instanceof SelectionNode.EntitySelection entity && entity.path() instanceof PathExpr.EntityPath) {
            FromNode node = Level.base(entity.path().source());
            if (level.context.readsSubclasses(node.mapper())) {
                level.context.demands().subclasses(node);
            }
        } else if (selection instanceof SelectionNode.ConstructorSelection constructor) {
            constructor.arguments().forEach(argument -> announce(level, argument));
        } else if (selection instanceof SelectionNode.EntrySelection entry) {
            announce(level, entry.key());
            announce(level, entry.value());
        }
    }

    /** The order that mappings want for collections which the same rows bring. */
    List<Ordering> fetchedOrder() {
        return fetchedOrder;
    }

    RowItem lower(SelectionNode selection) {
        if (selection instanceof SelectionNode.EntitySelection entity) {
            return entity(entity.path(), entity.type());
        }
        if (selection instanceof SelectionNode.EmbeddableSelection embeddable) {
            PathExpr.EmbeddedPath path = embeddable.path();
            EmbeddableReader reader = new EmbeddableReader(
                    path.attribute(), column -> projector.position(level.column(path.source(), column)));
            return reader::read;
        }
        if (selection instanceof SelectionNode.EntrySelection entry) {
            return new RowItem.Entry(lower(entry.key()), lower(entry.value()));
        }
        if (selection instanceof SelectionNode.ConstructorSelection constructor) {
            List<RowItem> arguments = new ArrayList<>();
            constructor.arguments().forEach(argument -> arguments.add(lower(argument)));
            return new ConstructorItem(constructor.constructor(), arguments);
        }
        return scalar(((SelectionNode.ScalarSelection) selection).expression());
    }

    private RowItem scalar(ExpressionNode node) {
        Expression expression = level.expressions.lower(node);
        if (node.type() instanceof ValueType.Key key) {
            List<Integer> positions = new ArrayList<>();
            Level.parts(expression).forEach(part -> positions.add(projector.position(part)));
            return new RowItem.Key(
                    key.mapper().keyForm(),
                    key.mapper().id().stream().map(KeyPart::type).toList(),
                    positions);
        }
        int position = projector.position(expression);
        if (node.type() == ValueType.ENTITY_CLASS) {
            Mapper hierarchy = node instanceof ExpressionNode.TypeOf typeOf
                    ? typeOf.source().mapper()
                    : null;
            return new RowItem.EntityClass(ParameterLowering.codeType(hierarchy), position, codes(hierarchy));
        }
        return new RowItem.Scalar(columnType(node), position);
    }

    private Map<Object, Mapper> codes(@Nullable Mapper hierarchy) {
        Map<Object, Mapper> codes = new HashMap<>();
        for (Mapper mapper : level.context.model().mappers()) {
            Object code = ParameterLowering.code(hierarchy, mapper);
            if (code != null) {
                codes.put(code, mapper);
            }
        }
        return codes;
    }

    private ColumnType columnType(ExpressionNode node) {
        if (node.type() instanceof ValueType.Scalar scalar) {
            return scalar.column();
        }
        return node instanceof ExpressionNode.Parameter parameter
                ? level.parameters.openType(parameter.index())
                : UndeterminedType.INSTANCE;
    }

    private RowItem entity(PathExpr path, Mapper type) {
        if (path instanceof PathExpr.ToOnePath reference) {
            boolean subclasses =
                    level.context.readsSubclasses(reference.attribute().target());
            EntityNode place = level.from.reference(reference.source(), reference.attribute(), subclasses);
            FromNode node = level.from.referenceNode(reference.source(), reference.attribute());
            return new RowItem.Entity(whole(place, node, type), type.javaType());
        }
        return new RowItem.Entity(whole(level.place(path.source()), Level.base(path.source()), type), type.javaType());
    }

    /** Reads an entity as one of a type that may be above its own: columns of other types below that are NULL. */
    private EntityReader whole(EntityNode place, @Nullable FromNode node, Mapper type) {
        FetchGraph graph = level.context.shape().fetch().of(place.mapper());
        if (place.mapper().isA(type) && place.mapper() != type) {
            List<EntityReader.Fetch> fetches = fetches(place, node, graph);
            return new EntityReader(
                    type,
                    level.context.readsSubclasses(type),
                    column -> projector.position(place.refOrNull(column)),
                    fetches,
                    graph);
        }
        return reader(place, node, graph);
    }

    private EntityReader reader(EntityNode place, @Nullable FromNode node, FetchGraph graph) {
        boolean whole = level.context.readsSubclasses(place.mapper());
        return new EntityReader(place, whole, projector, fetches(place, node, graph), graph);
    }

    private List<EntityReader.Fetch> fetches(EntityNode place, @Nullable FromNode node, FetchGraph graph) {
        List<EntityReader.Fetch> fetches = new ArrayList<>();
        List<AssociationPath> paths = new ArrayList<>();
        for (JoinNode join : fetchJoins(node)) {
            boolean plural = join.attribute() instanceof PluralAttribute;
            AssociationPath path = path(join);
            paths.add(path);
            if (!level.from.isOmitted(join) && !(plural && level.context.shape().isPaged())) {
                EntityNode target = level.place(join);
                ElementLayout key = null;
                if (join.attribute() instanceof PluralAttribute collection) {
                    Function<Column, Expression> beside = column -> level.column(join, column);
                    fetchedOrder.addAll(LoadPlans.order(collection, target::ref, beside));
                    key = collection.key() == null
                            ? null
                            : new ElementLayout(collection.key(), column -> projector.position(beside.apply(column)));
                }
                FetchGraph behind = graph.behind(place.mapper(), path);
                fetches.add(new EntityReader.Fetch(path, reader(target, join, behind), key, false));
            }
        }
        if (joining) {
            FetchJoins joins = new FetchJoins(
                    level.context.aliases(),
                    target -> new EntityNode(target, level.context.aliases(), level.context.readsSubclasses(target)),
                    projector,
                    reach,
                    level.from::fetch);
            fetches.addAll(joins.fetches(place, graph, paths));
            fetchedOrder.addAll(joins.order());
        }
        return fetches;
    }

    private static AssociationPath path(JoinNode join) {
        return new AssociationPath(join.within(), (Attribute) join.attribute());
    }

    private List<JoinNode> fetchJoins(@Nullable FromNode node) {
        List<JoinNode> joins = new ArrayList<>();
        for (FromItem item : level.from.items()) {
            if (node != null
                    && item.node() instanceof JoinNode join
                    && join.isFetch()
                    && Level.base(join.source()) == node) {
                joins.add(join);
            }
        }
        return joins;
    }

    /** What is loaded for the entities of a result by statements of its own, because the rows do not have it. */
    FetchGraph afterPage(SelectionNode selection) {
        if (!(selection instanceof SelectionNode.EntitySelection entity)) {
            return FetchGraph.MAPPED;
        }
        FromNode node = entity.path() instanceof PathExpr.ToOnePath reference
                ? level.from.referenceNode(reference.source(), reference.attribute())
                : Level.base(entity.path().source());
        FetchGraph after = level.context.shape().isPaged() && hasCollection(node) ? joined(node) : elements(node);
        return after.equals(FetchGraph.MAPPED)
                ? after
                : after.with(level.context.shape().fetch().chosen());
    }

    /** What leads to fetched collections of values, which no rows bring. */
    private FetchGraph elements(@Nullable FromNode node) {
        List<FetchGraph.Node> nodes = new ArrayList<>();
        for (JoinNode join : fetchJoins(node)) {
            FetchGraph behind = elements(join);
            if (!behind.equals(FetchGraph.MAPPED)) {
                nodes.add(FetchGraph.node(path(join), behind));
            }
        }
        addElements(node, nodes);
        return FetchGraph.also(nodes, Set.of());
    }

    private void addElements(@Nullable FromNode node, List<FetchGraph.Node> nodes) {
        for (FromItem item : level.from.items()) {
            if (node != null
                    && item.node() instanceof ElementNode elements
                    && elements.isFetch()
                    && Level.base(elements.source()) == node) {
                AssociationPath path = new AssociationPath(elements.within(), elements.attribute());
                nodes.add(FetchGraph.node(path, FetchGraph.MAPPED));
            }
        }
    }

    private boolean hasCollection(@Nullable FromNode node) {
        return fetchJoins(node).stream()
                .anyMatch(join -> join.attribute() instanceof PluralAttribute || hasCollection(join));
    }

    private FetchGraph joined(@Nullable FromNode node) {
        List<FetchGraph.Node> nodes = new ArrayList<>();
        fetchJoins(node).forEach(join -> nodes.add(FetchGraph.node(path(join), joined(join))));
        addElements(node, nodes);
        return FetchGraph.also(nodes, Set.of());
    }
}
