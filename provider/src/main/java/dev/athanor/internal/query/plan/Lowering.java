package dev.athanor.internal.query.plan;

import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.schema.Table;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lowers statements, as often as their clauses ask for. Immutable, one per factory. */
final class Lowering {
    /** How many keys a statement of a bulk statement names at most. */
    private static final int MOST_KEYS = 4096;

    private final MappedModel model;
    private final Function<Statement, RenderedSql> renderer;
    private final int mostParameters;
    private final Rules rules;
    private final boolean loadsSubclasses;

    Lowering(MappedModel model, Function<Statement, RenderedSql> renderer, int mostParameters, Rules rules) {
        this.model = model;
        this.renderer = renderer;
        this.mostParameters = mostParameters;
        this.rules = rules;
        this.loadsSubclasses = rules.isOn(Switch.LOAD_SUBCLASSES);
    }

    private StatementContext context(QueryModel query, PlanShape shape, Demands demands) {
        return new StatementContext(model, query, shape, demands, loadsSubclasses);
    }

    /**
     * A statement in one shape.
     *
     * @param statements what is sent, in order; a query is one statement
     * @param counting of each statement whether it changes one row for each entity
     * @param tables what it reads or writes
     * @param rows what reads the rows; null if there are none
     * @param keyed what is sent in their place, after the keys are read; null if the statements are all
     */
    record Lowered(
            List<Execution.Prepared> statements,
            List<Boolean> counting,
            Set<Table> tables,
            @Nullable LoweredRows rows,
            @Nullable KeyedBulk keyed) {
        Lowered {
            statements = List.copyOf(statements);
            tables = Set.copyOf(tables);
        }
    }

    Lowered lower(QueryModel query, PlanShape shape) {
        return query.statement() instanceof RowsModel rows ? lower(query, rows, shape) : lowerBulk(query, shape);
    }

    private Lowered lower(QueryModel query, RowsModel model, PlanShape shape) {
        return inTime(demands -> {
            StatementContext context = context(query, shape, demands);
            LoweredRows rows = new RowsLowering(context).results(model);
            return new Lowered(List.of(prepared(rows.query(), context)), List.of(false), context.tables(), rows, null);
        });
    }

    private Lowered lowerBulk(QueryModel query, PlanShape shape) {
        return inTime(demands -> {
            DmlLowering bulk = bulk(query, shape, demands);
            List<BulkStep> steps = bulk.inPlace();
            if (steps == null) {
                return keyed(query, shape, bulk);
            }
            return new Lowered(
                    prepared(steps), steps.stream().map(BulkStep::counts).toList(), bulk.tables(steps), null, null);
        });
    }

    private Lowered keyed(QueryModel query, PlanShape shape, DmlLowering bulk) {
        StatementContext context = bulk.context();
        Execution.Prepared select = prepared(bulk.keys(context), context);
        int width = bulk.mapper().id().size();
        // The other half is for what the program binds. Alternatives of whole keys are slower than lists of values.
        int mostKeys = Math.min(width == 1 ? MOST_KEYS : MOST_KEYS / 8, mostParameters / 2 / width);
        KeyedBulk keyed = new KeyedBulk(
                select,
                bulk.mapper(),
                bulk.types(),
                bulk.groups(),
                mostKeys,
                (rows, count) ->
                        inTime(demands -> prepared(bulk(query, shape, demands).byKeys(rows, count))));
        // What cannot be lowered is refused now, not when there are keys.
        Set<Table> tables = bulk.tables(bulk.byKeys());
        tables.addAll(context.tables());
        return new Lowered(List.of(select), List.of(false), tables, null, keyed);
    }

    private DmlLowering bulk(QueryModel query, PlanShape shape, Demands demands) {
        return new DmlLowering(query.statement(), rules, () -> context(query, shape, demands));
    }

    private List<Execution.Prepared> prepared(List<BulkStep> steps) {
        return steps.stream()
                .map(step -> prepared(step.statement(), step.context()))
                .toList();
    }

    private Execution.Prepared prepared(Statement statement, StatementContext context) {
        return new Execution.Prepared(renderer.apply(statement), context.sources());
    }

    /** Lowers until no clause asks for more of one that was lowered before it. */
    private static <T> T inTime(Function<Demands, T> attempt) {
        Demands demands = new Demands();
        while (true) {
            demands.begin();
            T lowered = attempt.apply(demands);
            if (!demands.cameLate()) {
                return lowered;
            }
        }
    }
}
