package dev.athanor.internal.query.plan;

import dev.athanor.internal.jdbc.RowCursor;
import dev.athanor.internal.jdbc.StatementRunner;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.FetchGraph;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.LoadPlans;
import dev.athanor.internal.loading.LockRunner;
import dev.athanor.internal.loading.RowContext;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.RowsModel;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import dev.athanor.schema.Table;
import dev.athanor.sql.LockClause;
import dev.athanor.type.ColumnTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A compiled query: its statements, one for each shape that executions ask for, and what makes results of their rows.
 * Behaves as if immutable, shared by all threads, cached.
 */
public final class QueryPlan implements ExecutablePlan {
    /** How many rows a stream reads before it loads what they want eagerly. */
    private static final int STREAM_CHUNK = 128;

    /** How many statements of one query are kept, if there are criteria. */
    private static final int MOST_SHAPES = 64;

    private final QueryModel query;
    private final Lowering lowering;
    private final int mostParameters;
    private final @Nullable ResultShape results;
    private final Map<PlanShape, Lowering.Lowered> shapes = new ConcurrentHashMap<>();
    private final Set<Table> tables;
    private final PlanShape usual;
    private final boolean varied;

    QueryPlan(QueryModel query, @Nullable Class<?> resultClass, Lowering lowering, int mostParameters) {
        this.query = query;
        this.lowering = lowering;
        this.mostParameters = mostParameters;
        this.results = query.statement() instanceof RowsModel rows ? ResultShape.of(rows.items(), resultClass) : null;
        this.usual = PlanShape.usual(query.parameters().size());
        this.varied = query.parameters().stream()
                .anyMatch(parameter ->
                        parameter.arity() != QueryParameter.Arity.ONE || parameter.type() == ValueType.UNDETERMINED);
        this.tables = lowered(usual).tables();
    }

    @Override
    public List<QueryParameter> parameters() {
        return query.parameters();
    }

    @Override
    public boolean hasResults() {
        return results != null;
    }

    @Override
    public boolean changesRows() {
        return results == null;
    }

    @Override
    public QueryModel model() {
        return query;
    }

    @Override
    public Set<Table> tables(QueryOptions options) {
        return options.fetch().isNone()
                ? tables
                : lowered(usual.fetching(options.fetch())).tables();
    }

    /** The statements that run without paging and with lists of one value, for messages and tests. */
    public List<String> sql() {
        return lowered(usual).statements().stream()
                .map(Execution.Prepared::text)
                .toList();
    }

    @Override
    public List<@Nullable Object> list(LoadContext load, ParameterSource values, QueryOptions options) {
        if (options.maxResults() == 0) {
            return new ArrayList<>();
        }
        Lowering.Lowered lowered = lowered(shape(load, values, options));
        LoweredRows rows = Objects.requireNonNull(lowered.rows());
        Execution.Prepared statement = lowered.statements().get(0);
        RowContext context = new RowContext(load, options.populate());
        Execution execution = new Execution(values, options);
        Supplier<List<@Nullable Object>> run = () -> load.jdbc()
                .statements()
                .query(
                        statement.text(),
                        options.statement(),
                        execution.binder(statement),
                        row -> readAll(rows, row, context));
        List<@Nullable Object> found;
        if (options.lock().isNone()) {
            found = run.get();
        } else {
            QueryLocks.check(rows, options.lock());
            if (rows.locked()) {
                context.checkVersions();
                found = new LockRunner(load).run(options.lock(), statement.text(), run);
            } else {
                found = run.get();
            }
        }
        context.finish();
        loadAfter(load, rows, found);
        if (!options.lock().isNone()) {
            for (int i = 0; i < rows.items().size(); i++) {
                QueryLocks.hold(load, rows, rows.items().get(i), items(found, i), options.lock());
            }
        }
        return found;
    }

    @Override
    public List<@Nullable Object> single(LoadContext load, ParameterSource values, QueryOptions options) {
        // Locked is what the query returns, and a page of fetched collections takes another statement.
        boolean all =
                !options.lock().isNone() || query.statement() instanceof RowsModel rows && rows.fetchesCollections();
        return list(load, values, all ? options : options.atMost(2));
    }

    private List<@Nullable Object> readAll(LoweredRows rows, ResultSet row, RowContext context) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>();
        Set<Object> seen = rows.repeated() ? Collections.newSetFromMap(new IdentityHashMap<>()) : null;
        while (row.next()) {
            Object result = read(rows, row, context);
            if (seen == null || result == null || seen.add(result)) {
                list.add(result);
            }
        }
        return list;
    }

    private @Nullable Object read(LoweredRows rows, ResultSet row, RowContext context) throws SQLException {
        return Objects.requireNonNull(results).read(rows.items(), row, context);
    }

    /** Loads collections that are fetched together with a page of their owners. */
    private void loadAfter(LoadContext load, LoweredRows rows, List<@Nullable Object> found) {
        for (int i = 0; i < rows.items().size(); i++) {
            FetchGraph graph = rows.afterPage().get(i);
            if (!graph.equals(FetchGraph.MAPPED)) {
                new EntityLoader(load).fetch(items(found, i), graph);
            }
        }
    }

    /** What the results have at a position, each instance once. */
    private static List<Object> items(List<@Nullable Object> found, int position) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> items = new ArrayList<>();
        for (Object result : found) {
            Object item = item(result, position);
            if (item != null && seen.add(item)) {
                items.add(item);
            }
        }
        return items;
    }

    private static @Nullable Object item(@Nullable Object result, int position) {
        if (result instanceof ResultTuple tuple) {
            return tuple.get(position);
        }
        return result instanceof Object[] array ? array[position] : result;
    }

    @Override
    public Stream<@Nullable Object> stream(LoadContext load, ParameterSource values, QueryOptions options) {
        if (options.maxResults() == 0) {
            return Stream.empty();
        }
        Lowering.Lowered lowered = lowered(shape(load, values, options));
        LoweredRows rows = Objects.requireNonNull(lowered.rows());
        if (rows.repeated()
                || !options.lock().isNone()
                || rows.afterPage().stream().anyMatch(graph -> !graph.equals(FetchGraph.MAPPED))) {
            // A collection is complete only after the last row, and a lock that is not granted is not granted at once.
            return list(load, values, options).stream();
        }
        Execution.Prepared statement = lowered.statements().get(0);
        Execution execution = new Execution(values, options);
        RowCursor cursor =
                load.jdbc().statements().open(statement.text(), options.statement(), execution.binder(statement));
        return new ChunkedRows(cursor, STREAM_CHUNK, row -> {
                    RowContext context = new RowContext(load, options.populate());
                    List<@Nullable Object> chunk = new ArrayList<>();
                    while (chunk.size() < STREAM_CHUNK && row.next()) {
                        chunk.add(read(rows, row, context));
                    }
                    context.finish();
                    return chunk;
                })
                .stream();
    }

    @Override
    public int executeUpdate(LoadContext load, ParameterSource values, QueryOptions options) {
        Execution execution = new Execution(values, options);
        Lowering.Lowered lowered = lowered(shape(load, values, options));
        StatementRunner runner = load.jdbc().statements();
        if (lowered.keyed() != null) {
            return lowered.keyed().execute(runner, execution);
        }
        int count = 0;
        for (int i = 0; i < lowered.statements().size(); i++) {
            Execution.Prepared statement = lowered.statements().get(i);
            int rows = runner.update(statement.text(), options.statement(), execution.binder(statement));
            count += lowered.counting().get(i) ? rows : 0;
        }
        return count;
    }

    private PlanShape shape(LoadContext load, ParameterSource values, QueryOptions options) {
        RowCriteria criteria = load.criteria();
        PlanShape shape = criteria == RowCriteria.NONE
                ? plain(values, options)
                : plain(values, options).under(criteria);
        if (!hasResults()) {
            return shape;
        }
        PlanShape fetching = options.fetch().isNone() ? shape : shape.fetching(options.fetch());
        return options.lock().isPessimistic() ? fetching.locking(options.lock()) : fetching;
    }

    private PlanShape plain(ParameterSource values, QueryOptions options) {
        boolean limited = hasResults() && options.maxResults() < Integer.MAX_VALUE;
        boolean skipping = hasResults() && options.firstResult() > 0;
        if (!varied) {
            return limited || skipping
                    ? new PlanShape(
                            limited,
                            skipping,
                            usual.listSizes(),
                            usual.openTypes(),
                            null,
                            FetchRequest.NONE,
                            RowCriteria.NONE)
                    : usual;
        }
        List<Integer> sizes = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (int i = 0; i < query.parameters().size(); i++) {
            QueryParameter parameter = query.parameters().get(i);
            boolean one = parameter.arity() == QueryParameter.Arity.ONE;
            sizes.add(one ? 1 : rounded(values.values(i).size()));
            types.add(openType(parameter, values, i));
        }
        return new PlanShape(limited, skipping, sizes, types, null, FetchRequest.NONE, RowCriteria.NONE);
    }

    /** Databases want to know the type of a parameter that stands alone, and only its value tells. */
    private static Class<?> openType(QueryParameter parameter, ParameterSource values, int index) {
        if (parameter.type() != ValueType.UNDETERMINED) {
            return Object.class;
        }
        for (Object value : values.values(index)) {
            if (value != null && ColumnTypes.of(value.getClass()) != null) {
                return value.getClass();
            }
        }
        return Object.class;
    }

    /** Few texts serve lists of all sizes; an empty list has its own, which never holds. */
    private int rounded(int size) {
        if (size == 0) {
            return 0;
        }
        if (size > mostParameters) {
            throw new InvalidArgumentException(QueryCallMessage.LIST_TOO_LONG, size, mostParameters);
        }
        int rounded = LoadPlans.rounded(size);
        return rounded > mostParameters ? size : rounded;
    }

    private Lowering.Lowered lowered(PlanShape shape) {
        Lowering.Lowered present = shapes.get(shape);
        if (present == null) {
            present = lowering.lower(query, shape);
            // Times to wait can be of any number, and some databases have them in the text; values of criteria can be
            // any too.
            if ((shape.lock() == null || shape.lock().waiting() != LockClause.Waiting.TIMEOUT)
                    && (shape.criteria() == RowCriteria.NONE || shapes.size() < MOST_SHAPES)) {
                shapes.put(shape, present);
            }
        }
        return present;
    }
}
