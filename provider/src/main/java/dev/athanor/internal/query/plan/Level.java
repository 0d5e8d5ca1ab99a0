package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.model.ElementNode;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.internal.query.model.TreatNode;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Predicate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One query or subquery while it is lowered: where its nodes lie in SQL, and the lowerings that work on its clauses. Nodes
 * of the queries outside are found too.
 */
final class Level {
    final StatementContext context;
    final @Nullable Level outer;
    final PathJoins joins = new PathJoins(this);
    final FromLowering from = new FromLowering(this);
    final GroupedValues grouped;
    final ParameterLowering parameters;
    final ExpressionLowering expressions = new ExpressionLowering(this);
    final PredicateLowering predicates = new PredicateLowering(this);
    final CollectionLowering collections = new CollectionLowering(this);

    private final IdentityHashMap<FromNode, EntityNode> places = new IdentityHashMap<>();
    private final IdentityHashMap<FromNode, RowsPlace> rows = new IdentityHashMap<>();
    private final Set<Expression> ungrouped = new LinkedHashSet<>();
    private @Nullable FromNode exactNode;
    private @Nullable Mapper exactType;
    private boolean recording;
    private int aggregates;

    Level(StatementContext context, @Nullable Level outer) {
        this.context = context;
        this.outer = outer;
        this.grouped = new GroupedValues(context.aliases());
        this.parameters = new ParameterLowering(context, grouped);
    }

    /** A new place for a type, not yet part of a FROM clause. */
    EntityNode newPlace(Mapper mapper, boolean withSubclasses) {
        context.reads(mapper);
        return new EntityNode(mapper, context.aliases(), withSubclasses);
    }

    /** Gives a node its place. */
    EntityNode place(FromNode node, Mapper mapper) {
        boolean only = node == exactNode;
        EntityNode place =
                only ? exactPlace() : newPlace(mapper, context.demands().wantsSubclasses(node));
        places.put(node, place);
        return place;
    }

    /** A new place for the rows of a collection, not yet part of a FROM clause. */
    RowsPlace newRows(Table table) {
        context.reads(table);
        return new RowsPlace(table, context.aliases().next());
    }

    /** Says where the rows of the collection are that a node ranges over. */
    void placeRows(FromNode node, RowsPlace place) {
        rows.put(node, place);
    }

    /** Has a node stand for rows of exactly one type of its hierarchy. */
    void only(FromNode node, Mapper type) {
        exactNode = node;
        exactType = type;
    }

    private EntityNode exactPlace() {
        Mapper type = Objects.requireNonNull(exactType);
        type.tables().forEach(context::reads);
        return EntityNode.exactly(type, context.aliases());
    }

    /** Gives a node a place that is no part of the FROM clause, or that of another one. */
    void alias(FromNode node, EntityNode place) {
        places.put(node, place);
    }

    /** The node that stands in a FROM clause, or is a step, behind the types as which it is seen. */
    static FromNode base(FromNode node) {
        FromNode at = node;
        while (at instanceof TreatNode treat) {
            at = treat.source();
        }
        return at;
    }

    /** Whether a node is one of this query, not of one outside. */
    boolean owns(FromNode node) {
        return places.containsKey(base(node)) || rows.containsKey(base(node));
    }

    /** Where a node lies. */
    EntityNode place(FromNode node) {
        FromNode base = base(node);
        for (Level level = this; level != null; level = level.outer) {
            EntityNode place = level.places.get(base);
            if (place != null) {
                return place;
            }
        }
        return missing(base);
    }

    /** A fetch join was left out of a page, but something refers to it: this attempt is thrown away. */
    private EntityNode missing(FromNode node) {
        FromNode omitted = node;
        while (omitted instanceof StepNode step) {
            omitted = base(step.source());
            if (places.containsKey(omitted)) {
                // Every other statement joins what its paths imply before it lowers them.
                throw new InvalidArgumentException(
                        QueryCallMessage.BULK_WITH_JOIN,
                        omitted.mapper().entityName(),
                        step.attribute().name());
            }
        }
        context.demands().useLate(omitted);
        return place(node, node.mapper());
    }

    private @Nullable RowsPlace rows(FromNode node) {
        FromNode base = base(node);
        for (Level level = this; level != null; level = level.outer) {
            RowsPlace place = level.rows.get(base);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    /** A column that has a value in each row of a collection that a node ranges over. */
    Expression rowColumn(ElementNode node) {
        return column(node, node.attribute().rows().own().get(0).column());
    }

    /**
     * A column of a node's entity, or of the rows that lead to it; in rows of other types than the node's NULL.
     */
    Expression column(FromNode node, Column column) {
        RowsPlace collection = rows(node);
        if (collection != null && collection.has(column)) {
            return noted(node, collection.ref(column));
        }
        EntityNode place = place(node);
        if (!(node instanceof TreatNode treat) || place.mapper().isA(treat.mapper())) {
            return ref(node, place, column);
        }
        if (!place.has(column)) {
            context.demands().subclassesLate(base(node));
            return new Expression.NullLiteral();
        }
        Mapper type = treat.mapper();
        boolean ownTable = type.inheritance() != Inheritance.SINGLE_TABLE
                && !place.mapper().hasColumn(column);
        if (ownTable) {
            return ref(node, place, column);
        }
        Predicate isType = typeIn(node, type.concreteTypes());
        return new Expression.Case(List.of(new Expression.Case.When(isType, ref(node, place, column))), null);
    }

    /** Several columns as one value. */
    Expression columns(FromNode node, List<Column> columns) {
        List<Expression> values = new ArrayList<>();
        columns.forEach(column -> values.add(column(node, column)));
        return row(values);
    }

    /** One value, or several as one. */
    static Expression row(List<Expression> values) {
        return values.size() == 1 ? values.get(0) : new Expression.RowValue(values);
    }

    /** The parts of a value. */
    static List<Expression> parts(Expression value) {
        return value instanceof Expression.RowValue row ? row.values() : List.of(value);
    }

    /** The key of a node's entity. */
    Expression key(FromNode node) {
        Mapper mapper = node.mapper();
        return columns(node, mapper.keyColumns(mapper.rootTable()));
    }

    private Predicate typeIn(FromNode node, List<Mapper> types) {
        type(node);
        return place(node).typeIn(types);
    }

    /** What stands for the type of a node's entity, which is part of a hierarchy. */
    Expression type(FromNode node) {
        EntityNode place = place(node);
        Expression type = place.type();
        return type instanceof Expression.ColumnRef column ? ref(node, place, column.column()) : type;
    }

    private Expression ref(FromNode node, EntityNode place, Column column) {
        return noted(node, place.ref(column));
    }

    private Expression noted(FromNode node, Expression.ColumnRef ref) {
        for (Level level = this; level != null; level = level.outer) {
            if (level.owns(node) && level.recording && level.aggregates == 0) {
                level.ungrouped.add(ref);
            }
        }
        return ref;
    }

    /** Begins to remember which columns are used outside aggregates: grouping by an entity groups by them. */
    void record() {
        recording = true;
    }

    /** The columns that were used outside aggregates since {@link #record}. */
    Set<Expression> ungrouped() {
        return ungrouped;
    }

    /** Remembers a column that is used although no path names it. */
    void noteUngrouped(Expression column) {
        ungrouped.add(column);
    }

    void enterAggregate() {
        aggregates++;
    }

    void leaveAggregate() {
        aggregates--;
    }
}
