package dev.athanor.internal.query;

import dev.athanor.internal.jdbc.StatementOptions;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.PopulateRule;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.StatementModel;
import dev.athanor.internal.query.plan.ExecutablePlan;
import dev.athanor.internal.query.plan.QueryOptions;
import dev.athanor.internal.query.plan.QueryPlanner;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One query as a caller holds it: its plan, the values of its parameters, and the page. Sessions run it, after a flush if one
 * is due. May run several times. For one thread at a time.
 */
public final class QueryCall {
    private final ExecutablePlan plan;
    private final ParameterBindings parameters;
    private int firstResult;
    private int maxResults = Integer.MAX_VALUE;
    private int fetchSize;
    private int timeoutMillis;
    private PopulateRule populate = PopulateRule.FILL;
    private boolean autoflush = true;
    private LockRequest lock = LockRequest.NONE;
    private FetchRequest fetch = FetchRequest.NONE;
    private Choices.@Nullable BulkSynchronize synchronize;
    private @Nullable RowCriteria criteria;

    QueryCall(ExecutablePlan plan) {
        this(plan, new ParameterBindings(plan.parameters()));
    }

    private QueryCall(ExecutablePlan plan, ParameterBindings parameters) {
        this.plan = plan;
        this.parameters = parameters;
    }

    /** See {@link QueryCompiler#keys}. */
    QueryCall forKeys(QueryPlanner planner) {
        QueryCall keys = new QueryCall(
                planner.plan(BulkKeys.of(Objects.requireNonNull(plan.model(), "a statement in SQL")), null),
                parameters);
        keys.timeoutMillis = timeoutMillis;
        keys.criteria = criteria;
        return keys;
    }

    /** What the query means; null if it was written in the language of the database. */
    public @Nullable StatementModel statement() {
        QueryModel model = plan.model();
        return model == null ? null : model.statement();
    }

    /** Its parameters and their values. */
    public ParameterBindings parameters() {
        return parameters;
    }

    /** Whether it can return results; others change rows. */
    public boolean hasResults() {
        return plan.hasResults();
    }

    /** Whether it can change rows. A statement in the language of the database may do either. */
    public boolean changesRows() {
        return plan.changesRows();
    }

    /** The tables that it reads or writes; null if nobody knows. */
    public @Nullable Set<Table> tables() {
        return plan.tables(options());
    }

    /** How many results are left out. */
    public int firstResult() {
        return firstResult;
    }

    /**
     * Leaves out the first results.
     *
     * @throws InvalidArgumentException if the number is negative
     */
    public void setFirstResult(int number) {
        firstResult = checked(number, "first result");
    }

    /** How many results there are at most. */
    public int maxResults() {
        return maxResults;
    }

    /**
     * Returns no more results than so many.
     *
     * @throws InvalidArgumentException if the number is negative
     */
    public void setMaxResults(int number) {
        maxResults = checked(number, "maximum of results");
    }

    /** Has the driver fetch so many rows at once; 0 leaves it to the driver. */
    public void setFetchSize(int rows) {
        fetchSize = checked(rows, "fetch size");
    }

    /** Limits the time that the statement takes; 0 for no limit. */
    public void setTimeoutMillis(int millis) {
        timeoutMillis = checked(millis, "timeout");
    }

    /** Whether rows replace the state of instances that the session has already, changes included. */
    public void setRefreshing(boolean refreshing) {
        populate = refreshing ? PopulateRule.OVERWRITE : PopulateRule.FILL;
    }

    /** Whether it is to see what its session has not written yet. */
    public boolean isAutoflush() {
        return autoflush;
    }

    /** Has the session write what this query could see before it runs; so it is unless this says otherwise. */
    public void setAutoflush(boolean write) {
        autoflush = write;
    }

    /** How the entities that it returns are locked; needs a transaction, unless it is not at all. */
    public void setLock(LockRequest request) {
        lock = request;
    }

    /** What is fetched with the entities that it returns. */
    public void setFetch(FetchRequest request) {
        fetch = request;
    }

    /** How a bulk statement tells the instances of the session; null for the way of the session. */
    public Choices.@Nullable BulkSynchronize synchronize() {
        return synchronize;
    }

    /** Chooses how a bulk statement tells the instances of the session. */
    public void setSynchronize(Choices.@Nullable BulkSynchronize how) {
        synchronize = how;
    }

    /** Runs the query under other criteria than those of the session; null for these. */
    public void setCriteria(@Nullable RowCriteria others) {
        criteria = others;
    }

    /** What the query is run with: the session, under other criteria if there are any. */
    public LoadContext running(LoadContext load) {
        return criteria == null ? load : load.under(criteria);
    }

    static int checked(int number, String what) {
        if (number < 0) {
            throw new InvalidArgumentException(QueryCallMessage.NEGATIVE, what, number);
        }
        return number;
    }

    private QueryOptions options() {
        return new QueryOptions(
                firstResult, maxResults, new StatementOptions(fetchSize, timeoutMillis), populate, lock, fetch);
    }

    /**
     * Runs the query. Who calls this has flushed what the query must see.
     *
     * @param load the session
     * @return a list that the caller may change
     */
    public List<@Nullable Object> list(LoadContext load) {
        return plan.list(running(load), ready(true), options());
    }

    /**
     * Runs the query for the one result that it is to have; like {@link #list}, but goes no further than a second one where
     * that saves work.
     *
     * @param load the session
     * @return a list of any number of results
     */
    public List<@Nullable Object> single(LoadContext load) {
        return plan.single(running(load), ready(true), options());
    }

    /**
     * Runs the query and reads its rows while the stream is used. Who calls this has flushed what the query must see.
     *
     * @param load the session
     * @return a stream, to be closed by the caller
     */
    public Stream<@Nullable Object> stream(LoadContext load) {
        return plan.stream(running(load), ready(true), options());
    }

    /**
     * Changes rows. Who calls this has a transaction and has flushed what the statement must see.
     *
     * @param load the session
     * @return how many rows it changed
     */
    public int executeUpdate(LoadContext load) {
        return plan.executeUpdate(running(load), ready(false), options());
    }

    /**
     * Checks that the call can run.
     *
     * @param results whether for its results or for its changes
     * @throws InvalidStateException if the query is of the other kind, or a parameter has no value
     */
    public ParameterBindings ready(boolean results) {
        if (results ? !hasResults() : !changesRows()) {
            throw new InvalidStateException(results ? QueryCallMessage.NO_RESULTS : QueryCallMessage.NO_CHANGES);
        }
        parameters.checkComplete();
        return parameters;
    }
}
