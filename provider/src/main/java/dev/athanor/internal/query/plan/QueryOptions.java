package dev.athanor.internal.query.plan;

import dev.athanor.internal.jdbc.StatementOptions;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.PopulateRule;
import dev.athanor.internal.lock.LockRequest;

/**
 * How one execution of a query is to be run.
 *
 * @param firstResult how many results to leave out
 * @param maxResults how many results to return at most; {@link Integer#MAX_VALUE} for all
 * @param statement fetch size and timeout
 * @param populate what happens to instances that the session has already
 * @param lock how the entities that it returns are locked
 * @param fetch what is fetched with the entities that it returns
 */
public record QueryOptions(
        int firstResult,
        int maxResults,
        StatementOptions statement,
        PopulateRule populate,
        LockRequest lock,
        FetchRequest fetch) {
    /** All results, nothing special. */
    public static final QueryOptions DEFAULT = new QueryOptions(
            0, Integer.MAX_VALUE, StatementOptions.DEFAULT, PopulateRule.FILL, LockRequest.NONE, FetchRequest.NONE);

    /** The same with no more results than so many. */
    public QueryOptions atMost(int results) {
        return new QueryOptions(firstResult, Math.min(maxResults, results), statement, populate, lock, fetch);
    }

    /** Whether only a part of the results is asked for. */
    public boolean isPaged() {
        return firstResult > 0 || maxResults < Integer.MAX_VALUE;
    }
}
