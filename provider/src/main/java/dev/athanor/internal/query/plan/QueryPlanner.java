package dev.athanor.internal.query.plan;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.semantics.Rules;
import org.jspecify.annotations.Nullable;

/** Makes plans of query models. One per factory, thread-safe. */
public final class QueryPlanner {
    private final Lowering lowering;
    private final int mostParameters;

    /**
     * Creates the planner.
     *
     * @param model mappers and tables
     * @param dialect the text of statements
     * @param rules the choices of the persistence unit
     */
    public QueryPlanner(MappedModel model, Dialect dialect, Rules rules) {
        this.lowering = new Lowering(model, dialect::render, dialect.mostParameters(), rules);
        this.mostParameters = dialect.mostParameters();
    }

    /**
     * Plans a query. Its usual shape is lowered at once, so that what cannot be lowered is refused here.
     *
     * @param query the query
     * @param resultClass what its results are to be; null for whatever it gives
     * @throws dev.athanor.message.InvalidArgumentException if the results cannot be of that class, or if the query needs what
     *     no statement can do
     */
    public QueryPlan plan(QueryModel query, @Nullable Class<?> resultClass) {
        return new QueryPlan(query, resultClass, lowering, mostParameters);
    }
}
