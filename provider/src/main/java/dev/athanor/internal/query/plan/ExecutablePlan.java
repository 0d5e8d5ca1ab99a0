package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query that is ready to run, whatever language it was written in. Shared by all threads, cached. */
public sealed interface ExecutablePlan permits QueryPlan, NativeQueryPlan {
    /** Its parameters. */
    List<QueryParameter> parameters();

    /** Whether it can return results. */
    boolean hasResults();

    /** Whether it can change rows. */
    boolean changesRows();

    /** What it means; null if it was written in the language of the database. */
    @Nullable QueryModel model();

    /** The tables that it reads or writes when it is run like this; null if nobody knows. */
    @Nullable Set<Table> tables(QueryOptions options);

    /**
     * Runs the query.
     *
     * @param load the session
     * @param values the parameters, all of them bound
     * @param options the page and more
     * @return a list that the caller may change
     */
    List<@Nullable Object> list(LoadContext load, ParameterSource values, QueryOptions options);

    /**
     * Runs the query for the one result that it is to have; a second one, which tells that there are several, is as far as it
     * goes, if rows and results are the same.
     *
     * @param load the session
     * @param values the parameters, all of them bound
     * @param options the page and more
     * @return a list of any number of results
     */
    default List<@Nullable Object> single(LoadContext load, ParameterSource values, QueryOptions options) {
        return list(load, values, options.atMost(2));
    }

    /**
     * Runs the query and reads its rows while the stream is used.
     *
     * @param load the session
     * @param values the parameters, all of them bound
     * @param options the page and more
     * @return a stream, to be closed by the caller
     */
    Stream<@Nullable Object> stream(LoadContext load, ParameterSource values, QueryOptions options);

    /**
     * Runs a statement that changes rows.
     *
     * @param load the session
     * @param values the parameters, all of them bound
     * @param options the timeout
     * @return how many rows it changed
     */
    int executeUpdate(LoadContext load, ParameterSource values, QueryOptions options);
}
