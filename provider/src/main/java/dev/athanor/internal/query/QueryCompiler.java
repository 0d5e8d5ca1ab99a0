package dev.athanor.internal.query;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.internal.query.jpql.JpqlReader;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.plan.ExecutablePlan;
import dev.athanor.internal.query.plan.NativeQueryPlan;
import dev.athanor.internal.query.plan.NativeResult;
import dev.athanor.internal.query.plan.QueryPlanner;
import dev.athanor.internal.semantics.Rules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes calls of queries; what texts compile to is kept. One per factory, thread-safe. */
public final class QueryCompiler {
    /** How many plans are kept. */
    private static final int CAPACITY = 2048;

    private final MappedModel model;
    private final JpqlReader reader;
    private final QueryPlanner planner;
    private final CriteriaCatalogue criteria;
    private final QueryPlanCache cache = new QueryPlanCache(CAPACITY);

    /**
     * Creates the compiler.
     *
     * @param model mappers and tables
     * @param dialect the text of statements
     * @param loader where classes are found that queries name
     * @param rules the choices of the persistence unit
     */
    public QueryCompiler(MappedModel model, Dialect dialect, ClassLoader loader, Rules rules) {
        this.model = model;
        this.reader = new JpqlReader(model, loader);
        this.planner = new QueryPlanner(model, dialect, rules);
        this.criteria = new CriteriaCatalogue(model, reader);
    }

    /** The criteria of the unit. */
    public CriteriaCatalogue criteria() {
        return criteria;
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
        return new QueryCall(cache.get(new QueryPlanCache.Key(text, resultClass, false, null), this::compile));
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
     * A call of a query for the keys of the entities that a bulk statement means, with the same values of parameters: each result is a
     * value, or an array of the values of a composite key.
     *
     * @param bulk the call of a bulk statement in the query language
     */
    public QueryCall keys(QueryCall bulk) {
        return bulk.forKeys(planner);
    }

    /**
     * A call of a statement in the language of the database.
     *
     * @param text the statement
     * @param resultClass an entity class, Tuple, or the class of the only column; null for values and arrays of values
     * @param mapping what the rows become; null if the class tells, or nothing does
     * @throws dev.athanor.message.InvalidArgumentException if named and numbered parameters are mixed, or if the mapping
     *     does not fit the model or the class
     */
    public QueryCall nativeQuery(String text, @Nullable Class<?> resultClass, @Nullable ResultMapping mapping) {
        return new QueryCall(cache.get(new QueryPlanCache.Key(text, resultClass, true, mapping), this::compile));
    }

    /**
     * A call of a stored procedure.
     *
     * @param procedure its name in the database
     * @param classes the classes of its results, one per result
     * @param mappings what the rows of its results become, one per result; after those with classes
     * @throws dev.athanor.message.InvalidArgumentException if a mapping does not fit the model
     */
    public ProcedureCall procedure(String procedure, List<Class<?>> classes, List<ResultMapping> mappings) {
        List<NativeResult> results = new ArrayList<>();
        classes.forEach(type -> results.add(result(type, null)));
        mappings.forEach(mapping -> results.add(result(null, mapping)));
        return new ProcedureCall(procedure, results, result(null, null));
    }

    /** What the rows of a statement in the language of the database become; the parameters are as above. */
    public NativeResult result(@Nullable Class<?> resultClass, @Nullable ResultMapping mapping) {
        return new NativeResult(resultClass, mapping, model);
    }

    private ExecutablePlan compile(QueryPlanCache.Key key) {
        return key.sql()
                ? new NativeQueryPlan(key.text(), result(key.resultClass(), key.mapping()))
                : planner.plan(reader.read(key.text()), key.resultClass());
    }
}
