package dev.athanor.internal.query;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.query.jpql.JpqlReader;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.plan.ExecutablePlan;
import dev.athanor.internal.query.plan.NativeQueryPlan;
import dev.athanor.internal.query.plan.QueryPlanner;
import org.jspecify.annotations.Nullable;

/** Makes calls of queries; what texts compile to is kept. One per factory, thread-safe. */
public final class QueryCompiler {
    /** How many plans are kept. */
    private static final int CAPACITY = 2048;

    private final MappedModel model;
    private final JpqlReader reader;
    private final QueryPlanner planner;
    private final QueryPlanCache cache = new QueryPlanCache(CAPACITY);

    /**
     * Creates the compiler.
     *
     * @param model mappers and tables
     * @param dialect the text of statements
     * @param loader where classes are found that queries name
     */
    public QueryCompiler(MappedModel model, Dialect dialect, ClassLoader loader) {
        this.model = model;
        this.reader = new JpqlReader(model, loader);
        this.planner = new QueryPlanner(model, dialect);
    }

    /**
     * A call of a query in the query language.
     *
     * @param text the query
     * @param resultClass what its results are to be; null for whatever it gives
     * @throws dev.athanor.message.QuerySyntaxException if the text is no query of these entities
     * @throws dev.athanor.message.InvalidArgumentException if the results cannot be of that class
     */
    public QueryCall query(String text, @Nullable Class<?> resultClass) {
        return new QueryCall(cache.get(new QueryPlanCache.Key(text, resultClass, false), this::compile));
    }

    /**
     * A call of a query that was built rather than written.
     *
     * @param query the query
     * @param resultClass what its results are to be; null for whatever it gives
     * @throws dev.athanor.message.InvalidArgumentException if the results cannot be of that class
     */
    public QueryCall query(QueryModel query, @Nullable Class<?> resultClass) {
        return new QueryCall(planner.plan(query, resultClass));
    }

    /**
     * A call of a statement in the language of the database.
     *
     * @param text the statement
     * @param resultClass an entity class, Tuple, or the class of the only column; null for values and arrays of values
     * @throws dev.athanor.message.InvalidArgumentException if named and numbered parameters are mixed
     */
    public QueryCall nativeQuery(String text, @Nullable Class<?> resultClass) {
        return new QueryCall(cache.get(new QueryPlanCache.Key(text, resultClass, true), this::compile));
    }

    private ExecutablePlan compile(QueryPlanCache.Key key) {
        return key.sql()
                ? new NativeQueryPlan(key.text(), key.resultClass(), model)
                : planner.plan(reader.read(key.text()), key.resultClass());
    }
}
