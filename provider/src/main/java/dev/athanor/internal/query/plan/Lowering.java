package dev.athanor.internal.query.plan;

import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.query.model.DeleteModel;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.StatementModel;
import dev.athanor.internal.query.model.UpdateModel;
import dev.athanor.schema.Table;
import dev.athanor.sql.RenderedSql;
import dev.athanor.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lowers statements, as often as their clauses ask for. Immutable, one per factory. */
final class Lowering {
    private final MappedModel model;
    private final Function<Statement, RenderedSql> renderer;

    Lowering(MappedModel model, Function<Statement, RenderedSql> renderer) {
        this.model = model;
        this.renderer = renderer;
    }

    /**
     * A statement in one shape.
     *
     * @param statements what is sent, in order; a query is one statement
     * @param tables what it reads or writes
     * @param rows what reads the rows; null if there are none
     */
    record Lowered(
            List<Execution.Prepared> statements,
            Set<Table> tables,
            @Nullable LoweredRows rows) {
        Lowered {
            statements = List.copyOf(statements);
            tables = Set.copyOf(tables);
        }
    }

    Lowered lower(QueryModel query, PlanShape shape) {
        Demands demands = new Demands();
        while (true) {
            demands.begin();
            StatementContext context = new StatementContext(model, query, shape, demands);
            StatementModel statement = query.statement();
            LoweredRows rows = null;
            List<Statement> trees = new ArrayList<>();
            if (statement instanceof RowsModel selected) {
                rows = new RowsLowering(context).results(selected);
                trees.add(rows.query());
            } else if (statement instanceof UpdateModel update) {
                trees.add(new DmlLowering(context).update(update));
            } else {
                trees.addAll(new DmlLowering(context).delete((DeleteModel) statement));
            }
            if (!demands.cameLate()) {
                List<Execution.Prepared> prepared = new ArrayList<>();
                trees.forEach(tree -> prepared.add(new Execution.Prepared(renderer.apply(tree), context.sources())));
                return new Lowered(prepared, context.tables(), rows);
            }
        }
    }
}
