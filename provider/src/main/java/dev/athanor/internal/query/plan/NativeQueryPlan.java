package dev.athanor.internal.query.plan;

import dev.athanor.internal.jdbc.ParameterBinder;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.RowContext;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the language of the database. Pages are cut while rows are read: the statement may have a limit of its own.
 * Behaves as if immutable, shared by all threads, cached.
 */
public final class NativeQueryPlan implements ExecutablePlan {
    private final NativeSql sql;
    private final List<QueryParameter> parameters;
    private final NativeResult result;

    /**
     * Prepares a statement; nothing is sent.
     *
     * @param text the statement
     * @param result what its rows become
     * @throws dev.athanor.message.InvalidArgumentException if it mixes kinds of parameters
     */
    public NativeQueryPlan(String text, NativeResult result) {
        this.sql = new NativeSql(text);
        this.parameters = sql.parameters();
        this.result = result;
    }

    @Override
    public List<QueryParameter> parameters() {
        return parameters;
    }

    @Override
    public boolean hasResults() {
        return true;
    }

    @Override
    public boolean changesRows() {
        return true;
    }

    @Override
    public @Nullable QueryModel model() {
        return null;
    }

    @Override
    public @Nullable Set<Table> tables(QueryOptions options) {
        return null;
    }

    @Override
    public List<@Nullable Object> list(LoadContext load, ParameterSource values, QueryOptions options) {
        if (options.maxResults() == 0) {
            return new ArrayList<>();
        }
        RowContext context = new RowContext(load, options.populate());
        FetchRequest fetch = FetchRequest.NONE.with(options.fetch().chosen());
        List<@Nullable Object> found = load.jdbc()
                .statements()
                .query(
                        sql.text(values),
                        options.statement(),
                        binder(values),
                        row -> result.read(row, context, fetch, options.firstResult(), options.maxResults()));
        context.finish();
        return found;
    }

    private ParameterBinder binder(ParameterSource values) {
        return statement -> {
            int position = 1;
            for (int parameter : sql.occurrences()) {
                for (Object value : values.values(parameter)) {
                    UndeterminedType.INSTANCE.write(statement, position++, value);
                }
            }
        };
    }

    /** The rows are read at once: how a driver answers other statements meanwhile depends on what this one is. */
    @Override
    public Stream<@Nullable Object> stream(LoadContext load, ParameterSource values, QueryOptions options) {
        return list(load, values, options).stream();
    }

    @Override
    public int executeUpdate(LoadContext load, ParameterSource values, QueryOptions options) {
        return load.jdbc().statements().update(sql.text(values), options.statement(), binder(values));
    }
}
