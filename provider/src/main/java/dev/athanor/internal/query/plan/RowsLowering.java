package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.FetchGraph;
import dev.athanor.internal.loading.FetchJoins;
import dev.athanor.internal.loading.Projector;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.internal.query.model.JoinNode;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.SelectItem;
import dev.athanor.internal.query.model.SelectModel;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.internal.query.model.SetModel;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.sql.Expression;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.Ordering;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Projection;
import dev.athanor.sql.Query;
import dev.athanor.sql.Select;
import dev.athanor.sql.SetOperation;
import dev.athanor.type.ColumnTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Queries and subqueries, clause by clause, and set operations between them. */
final class RowsLowering {
    private final StatementContext context;

    RowsLowering(StatementContext context) {
        this.context = context;
    }

    /** A query within another one: entities are their keys. */
    Query subquery(RowsModel rows, Level outer) {
        if (rows instanceof SetModel set) {
            return combined(set, subquery(set.left(), outer), subquery(set.right(), outer), List.of(), null, null);
        }
        SelectModel model = (SelectModel) rows;
        Level level = new Level(context, outer);
        level.from.lower(model.from(), model.steps());
        Predicate where = level.predicates.lowerOrNull(model.where());
        new GroupLowering(level).announce(model.groupBy());
        level.record();
        List<Projection> projections = new ArrayList<>();
        for (SelectItem item : model.items()) {
            for (Expression part : Level.parts(value(level, item.selection()))) {
                projections.add(Projection.of(part));
            }
        }
        Select.Builder select = Select.builder()
                .distinct(model.distinct())
                .projections(projections)
                .where(where);
        return finish(level, model, select).build();
    }

    private static Expression value(Level level, SelectionNode selection) {
        if (selection instanceof SelectionNode.EntitySelection entity) {
            return level.expressions.lower(entity.path());
        }
        if (selection instanceof SelectionNode.EmbeddableSelection embeddable) {
            return level.expressions.lower(embeddable.path());
        }
        if (selection instanceof SelectionNode.ScalarSelection scalar) {
            return level.expressions.lower(scalar.expression());
        }
        throw new InvalidArgumentException(QueryCallMessage.OBJECT_IN_SUBQUERY);
    }

    /** Groups, and the FROM clause: other clauses may have added to it. */
    private static Select.Builder finish(Level level, SelectModel model, Select.Builder select) {
        select.having(level.predicates.lowerOrNull(model.having()));
        if (!model.groupBy().isEmpty()) {
            new GroupLowering(level).lower(model.groupBy()).forEach(select::groupBy);
        }
        return select.from(level.grouped.beside(Objects.requireNonNull(level.from.chain())))
                .where(level.from.where());
    }

    /** A query whose rows become results. */
    LoweredRows results(RowsModel rows) {
        Expression limit = context.shape().limited()
                ? context.slot(
                        ColumnTypes.INTEGER, execution -> execution.options().maxResults())
                : null;
        Expression offset = context.shape().skipping()
                ? context.slot(
                        ColumnTypes.INTEGER, execution -> execution.options().firstResult())
                : null;
        if (rows instanceof SelectModel model) {
            return select(model, new Projector(), limit, offset);
        }
        return set((SetModel) rows, limit, offset);
    }

    private LoweredRows set(SetModel model, @Nullable Expression limit, @Nullable Expression offset) {
        LoweredRows left = side(model.left());
        LoweredRows right = side(model.right());
        checkSides(model, left, right);
        Query query = combined(
                model, left.query(), right.query(), OrderLowering.lower(model.orderBy(), left.items()), limit, offset);
        return new LoweredRows(query, left.items(), left.afterPage(), false, false);
    }

    private LoweredRows side(RowsModel rows) {
        return rows instanceof SetModel set
                ? set(set, null, null)
                : select((SelectModel) rows, Projector.repeating(), null, null);
    }

    /** Only values and entities of one type have the same columns on both sides. */
    private static void checkSides(SetModel model, LoweredRows left, LoweredRows right) {
        boolean same = left.query().width() == right.query().width();
        for (int i = 0; i < left.items().size(); i++) {
            RowItem a = left.items().get(i);
            RowItem b = right.items().get(i);
            boolean entities = a instanceof RowItem.Entity one
                    && b instanceof RowItem.Entity other
                    && one.reader().mapper() == other.reader().mapper();
            same &= entities || a instanceof RowItem.Scalar && b instanceof RowItem.Scalar;
        }
        if (!same) {
            throw new InvalidArgumentException(
                    QueryCallMessage.UNCOMBINABLE, model.operator().name());
        }
    }

    private static Query combined(
            SetModel model,
            Query left,
            Query right,
            List<Ordering> order,
            @Nullable Expression limit,
            @Nullable Expression offset) {
        SetOperation.Kind kind = SetOperation.Kind.valueOf(model.operator().name());
        return new SetOperation(kind, model.all(), left, right, order, limit, offset);
    }

    /** Whether more columns of joined tables leave the rows as they are. */
    private boolean isExtensible(SelectModel model) {
        return !model.distinct()
                && model.groupBy().isEmpty()
                && model.having() == null
                && context.shape().lock() == null;
    }

    /** Whether rows may repeat what is selected: only if it is one entity, which no row repeats already. */
    private FetchJoins.Reach reach(SelectModel model) {
        boolean isRepeatable = !context.shape().isPaged()
                && context.query().statement() == model
                && model.items().size() == 1
                && model.items().get(0).selection() instanceof SelectionNode.EntitySelection
                && model.from().get(0).node() instanceof RootNode
                && model.from().stream().skip(1).allMatch(item -> leavesRows(item.node()));
        return isRepeatable ? FetchJoins.Reach.ALL : FetchJoins.Reach.REFERENCES;
    }

    private static boolean leavesRows(FromNode node) {
        return node instanceof JoinNode join && (join.isFetch() || join.attribute() instanceof ToOneAttribute);
    }

    private LoweredRows select(
            SelectModel model, Projector projector, @Nullable Expression limit, @Nullable Expression offset) {
        Level level = new Level(context, null);
        List<SelectionNode> selections =
                model.items().stream().map(SelectItem::selection).toList();
        SelectionLowering.announce(level, selections, model.from());
        level.from.lower(model.from(), model.steps());
        Predicate where = level.predicates.lowerOrNull(model.where());
        new GroupLowering(level).announce(model.groupBy());
        level.record();
        SelectionLowering selection = new SelectionLowering(level, projector, isExtensible(model), reach(model));
        List<RowItem> items = new ArrayList<>();
        List<FetchGraph> afterPage = new ArrayList<>();
        for (SelectionNode node : selections) {
            items.add(selection.lower(node));
            afterPage.add(selection.afterPage(node));
        }
        projector.projections().forEach(projection -> level.noteUngrouped(projection.expression()));
        boolean repeated = items.size() == 1
                && items.get(0) instanceof RowItem.Entity entity
                && (entity.reader().multipliesRows() || level.from.isRepeating());
        List<Ordering> order = new ArrayList<>(OrderLowering.lower(level, model.orderBy(), model.items(), items));
        order.addAll(selection.fetchedOrder());
        boolean distinct = model.distinct() && !repeated || level.from.multipliesPage();
        if (distinct) {
            // DISTINCT sorts only by what is selected.
            order.stream()
                    .map(Ordering::expression)
                    .filter(expression -> !(expression instanceof Expression.Literal))
                    .forEach(projector::position);
        }
        Select.Builder select = Select.builder()
                .distinct(distinct)
                .projections(projector.projections())
                .where(where)
                .limit(limit)
                .offset(offset);
        order.forEach(select::orderBy);
        LockRequest request = context.shape().lock();
        LockClause lock = request == null ? null : QueryLocks.clause(model, level, distinct, request);
        select.lock(lock);
        return new LoweredRows(finish(level, model, select).build(), items, afterPage, lock != null, repeated);
    }
}
