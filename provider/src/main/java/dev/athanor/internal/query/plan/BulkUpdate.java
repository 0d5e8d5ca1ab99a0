package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.UpdateModel;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Expression;
import dev.athanor.sql.InsertSelect;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Projection;
import dev.athanor.sql.Select;
import dev.athanor.sql.SqlFunctions;
import dev.athanor.sql.Update;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The statements of a bulk UPDATE: one for each table with a column that is assigned, the version among them, because the
 * changed rows are no longer what sessions have read. A secondary table may lack the row: a second statement inserts it.
 */
final class BulkUpdate {
    private final UpdateModel model;
    private final boolean raisesVersions;
    private final Supplier<StatementContext> contexts;

    BulkUpdate(UpdateModel model, boolean raisesVersions, Supplier<StatementContext> contexts) {
        this.model = model;
        this.raisesVersions = raisesVersions;
        this.contexts = contexts;
    }

    /**
     * A column that gets a value.
     *
     * @param column the column
     * @param value its value, of an entity that the level places
     */
    private record Item(Column column, Function<Level, Expression> value) {}

    /**
     * A value for a statement.
     *
     * @param expression the value
     * @param readsElsewhere columns of other tables of the entity that it is computed from
     */
    private record Value(Expression expression, Set<Column> readsElsewhere) {}

    List<BulkStep> steps(BulkRows rows, BulkCondition condition) {
        Map<Table, List<Item>> items = items(rows);
        List<BulkStep> steps = new ArrayList<>();
        for (Table table : inOrder(rows, items)) {
            boolean optional = rows.type().isOptional(table);
            List<Item> ofTable = Objects.requireNonNull(items.get(table));
            steps.add(update(
                    rows, condition, table, ofTable, !optional && steps.stream().noneMatch(BulkStep::counts)));
            if (optional) {
                steps.add(insert(rows, condition, table, ofTable));
            }
        }
        return steps;
    }

    /** Whether a row may have to be inserted. */
    boolean mayInsert(BulkRows rows) {
        return items(rows).keySet().stream().anyMatch(rows.type()::isOptional);
    }

    private Map<Table, List<Item>> items(BulkRows rows) {
        Map<Table, List<Item>> items = new LinkedHashMap<>();
        BasicAttribute version = raisesVersions ? rows.type().version() : null;
        for (UpdateModel.Assignment assignment : model.assignments()) {
            List<Column> columns = columns(assignment.target());
            for (int i = 0; i < columns.size(); i++) {
                int part = i;
                Column column = rows.type().column(columns.get(i));
                add(items, new Item(column, level -> {
                    List<Expression> parts = Level.parts(level.expressions.lower(assignment.value()));
                    // NULL is one value for all columns.
                    return parts.get(Math.min(part, parts.size() - 1));
                }));
            }
            if (assignment.target() instanceof PathExpr.BasicPath path && path.attribute() == version) {
                version = null;
            }
        }
        if (version != null) {
            BasicAttribute raised = version;
            Column column = rows.type().column(version.column());
            add(items, new Item(column, level -> next(raised, level.column(rows.target(), raised.column()))));
        }
        return items;
    }

    private static void add(Map<Table, List<Item>> items, Item item) {
        items.computeIfAbsent(item.column().table(), table -> new ArrayList<>()).add(item);
    }

    private static List<Column> columns(PathExpr target) {
        if (target instanceof PathExpr.EmbeddedPath path) {
            return ExpressionLowering.columns(path.attribute());
        }
        return target instanceof PathExpr.BasicPath path
                ? List.of(path.attribute().column())
                : ((PathExpr.ToOnePath) target)
                        .attribute().joinColumns().stream()
                                .map(join -> join.column())
                                .toList();
    }

    private static Expression next(BasicAttribute version, Expression present) {
        return Number.class.isAssignableFrom(version.type().javaType())
                ? new Expression.Operation(Operator.ADD, present, new Expression.Literal(1))
                : Expression.FunctionCall.of(SqlFunctions.CURRENT_TIMESTAMP);
    }

    /** Values are computed from what was there before: a table that others are computed from comes after them. */
    private List<Table> inOrder(BulkRows rows, Map<Table, List<Item>> items) {
        Map<Table, Set<Column>> reads = new LinkedHashMap<>();
        items.forEach((table, ofTable) -> {
            StatementContext context = contexts.get();
            EntityNode node = rows.node(context.aliases());
            Set<Column> found = new HashSet<>();
            ofTable.forEach(
                    item -> found.addAll(value(context, rows, node, table, item).readsElsewhere()));
            reads.put(table, found);
        });
        List<Table> order = new ArrayList<>();
        List<Table> left = new ArrayList<>(items.keySet());
        while (!left.isEmpty()) {
            Table next = left.stream()
                    .filter(table -> left.stream()
                            .filter(other -> other != table)
                            .allMatch(other -> Objects.requireNonNull(items.get(table)).stream()
                                    .noneMatch(item -> Objects.requireNonNull(reads.get(other))
                                            .contains(item.column()))))
                    .findFirst()
                    .orElseThrow(() -> new InvalidArgumentException(
                            QueryCallMessage.BULK_CHANGES_WHAT_IT_READS,
                            rows.target().mapper().entityName()));
            order.add(next);
            left.remove(next);
        }
        return order;
    }

    private BulkStep update(BulkRows rows, BulkCondition condition, Table table, List<Item> items, boolean counts) {
        StatementContext context = contexts.get();
        EntityNode node = rows.node(context.aliases());
        List<Assignment> assignments = new ArrayList<>();
        for (Item item : items) {
            assignments.add(new Assignment(
                    item.column(), value(context, rows, node, table, item).expression()));
        }
        Predicate where = condition.own(context, rows, node, table);
        return new BulkStep(new Update(table, node.alias(table), assignments, where), context, table, counts);
    }

    /** The value of a column in a statement in which only one table of the entity is there. */
    private static Value value(StatementContext context, BulkRows rows, EntityNode node, Table table, Item item) {
        Level level = recording(context, rows, node);
        Expression value = item.value().apply(level);
        Set<Column> elsewhere = new LinkedHashSet<>();
        for (Expression used : level.ungrouped()) {
            if (used instanceof Expression.ColumnRef ref && ref.column().table() != table) {
                elsewhere.add(ref.column());
            }
        }
        if (elsewhere.isEmpty()) {
            return new Value(value, elsewhere);
        }
        EntityNode whole = rows.node(context.aliases());
        Select select = Select.builder()
                .project(item.value().apply(recording(context, rows, whole)))
                .from(whole.item())
                .where(EntityNode.equal(whole.key(), rows.key(table, node.alias(table))))
                .build();
        return new Value(new Expression.ScalarSubquery(select), elsewhere);
    }

    private static Level recording(StatementContext context, BulkRows rows, EntityNode node) {
        Level level = rows.level(context);
        level.alias(rows.target(), node);
        level.record();
        return level;
    }

    /** Inserts the rows that a secondary table lacks, as far as they get a value. */
    private BulkStep insert(BulkRows rows, BulkCondition condition, Table table, List<Item> items) {
        StatementContext context = contexts.get();
        EntityNode node = rows.node(context.aliases());
        Level level = recording(context, rows, node);
        List<Column> columns = new ArrayList<>();
        List<Projection> values = new ArrayList<>();
        List<Predicate> given = new ArrayList<>();
        for (int i = 0; i < node.key().size(); i++) {
            columns.add(rows.type().keyColumns(table).get(i));
            values.add(Projection.of(node.key().get(i)));
        }
        for (Item item : items) {
            Expression value = item.value().apply(level);
            Expression typed = value instanceof Expression.ColumnRef
                    ? value
                    : new Expression.Cast(value, item.column().type());
            columns.add(item.column());
            values.add(Projection.of(typed));
            given.add(new Predicate.IsNull(typed, true));
        }
        Select select = Select.builder()
                .projections(values)
                .from(node.item())
                .where(new Predicate.IsNull(rows.key(table, node.alias(table)).get(0), false))
                .where(given.size() == 1 ? given.get(0) : new Predicate.Or(given))
                .where(condition.referring(context, rows, node.key()))
                .build();
        return new BulkStep(new InsertSelect(table, columns, select), context, table, false);
    }
}
