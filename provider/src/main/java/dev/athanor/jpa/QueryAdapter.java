package dev.athanor.jpa;

import dev.athanor.internal.boot.Settings;
import dev.athanor.internal.query.ParameterBindings;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.session.Session;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.ManyResultsException;
import dev.athanor.message.MissingResultException;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Parameter;
import jakarta.persistence.TemporalType;
import jakarta.persistence.TypedQuery;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query object of a program, typed or not: checks what the specification wants checked, and hands over to the engine's
 * call. For one thread at a time.
 *
 * @param <X> what a result is
 */
@SuppressWarnings("deprecation") // the calls with TemporalType are part of the interface
final class QueryAdapter<X> implements TypedQuery<X> {
    private final EntityManagerAdapter manager;
    private final Session session;
    private final QuerySource source;
    private final @Nullable Class<?> resultType;
    private final QueryCall query;
    private final boolean sql;
    private final QueryHints hints;
    private @Nullable FlushModeType flushMode;
    private @Nullable LockModeType lockMode;

    /**
     * Creates the adapter.
     *
     * @param source the query
     * @param resultType what results are: the type of this query, or a type below it; null for whatever the query gives
     * @param sql whether the query is SQL
     */
    QueryAdapter(
            EntityManagerAdapter manager,
            Session session,
            QuerySource source,
            @Nullable Class<?> resultType,
            boolean sql) {
        this.manager = manager;
        this.session = session;
        this.source = source;
        this.resultType = resultType;
        this.query = source.call(resultType);
        this.sql = sql;
        this.hints = new QueryHints(session.services().model(), query::setTimeoutMillis);
    }

    /** What is set for the query at present, but the values of parameters. */
    QueryTemplate template() {
        return new QueryTemplate(
                source, sql, resultType, hints.all(), lockMode, flushMode, query.firstResult(), query.maxResults());
    }

    // ---- execution ----------------------------------------------------------------------------------------------

    @Override
    public List<X> getResultList() {
        return call(this::list);
    }

    @Override
    @SuppressWarnings("unchecked") // the query was compiled for this type of results
    public Stream<X> getResultStream() {
        return (Stream<X>) call(() -> session.stream(prepared()));
    }

    @Override
    public X getSingleResult() {
        return call(() -> {
            List<X> results = atMostOne();
            if (results.isEmpty()) {
                throw new MissingResultException(ApiMessage.NO_RESULT);
            }
            return results.get(0);
        });
    }

    @Override
    public @Nullable X getSingleResultOrNull() {
        return call(() -> {
            List<X> results = atMostOne();
            return results.isEmpty() ? null : results.get(0);
        });
    }

    @SuppressWarnings("unchecked") // the query was compiled for this type of results
    private List<X> atMostOne() {
        List<X> results = (List<X>) session.single(prepared());
        if (results.size() > 1) {
            throw new ManyResultsException(ApiMessage.MANY_RESULTS);
        }
        return results;
    }

    @SuppressWarnings("unchecked") // the query was compiled for this type of results
    private List<X> list() {
        return (List<X>) session.list(prepared());
    }

    @Override
    public int executeUpdate() {
        return call(() -> session.executeUpdate(prepared()));
    }

    private QueryCall prepared() {
        query.setAutoflush(getFlushMode() == FlushModeType.AUTO);
        query.setFetch(EntityGraphs.request(hints.all()).with(hints.strategies()));
        query.setRefreshing(Boolean.TRUE.equals(Hints.value(Settings.POPULATE_EXISTING, hints.all())));
        Map<String, Object> criteria = hints.criteria();
        query.setCriteria(criteria.isEmpty() ? null : session.sessionCriteria().with(criteria));
        query.setSynchronize(Hints.value(Settings.of(Switch.BULK_SYNCHRONIZE), hints.all()));
        query.setLock(LockModes.ofQuery(session, manager.config(), lockMode, hints.all()));
        return query;
    }

    // ---- range --------------------------------------------------------------------------------------------------

    @Override
    public QueryAdapter<X> setMaxResults(int results) {
        return set(() -> query.setMaxResults(results));
    }

    @Override
    public int getMaxResults() {
        opened();
        return query.maxResults();
    }

    @Override
    public QueryAdapter<X> setFirstResult(int position) {
        return set(() -> query.setFirstResult(position));
    }

    @Override
    public int getFirstResult() {
        opened();
        return query.firstResult();
    }

    // ---- hints and modes ------------------------------------------------------------------------------------------

    @Override
    public QueryAdapter<X> setHint(String name, Object value) {
        return set(() -> hints.set(name, value));
    }

    @Override
    public Map<String, Object> getHints() {
        opened();
        return hints.all();
    }

    @Override
    public QueryAdapter<X> setFlushMode(FlushModeType mode) {
        return set(() -> {
            if (mode == null) {
                throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "setFlushMode()", "flush mode");
            }
            flushMode = mode;
        });
    }

    @Override
    public FlushModeType getFlushMode() {
        FlushModeType inherited = manager.getFlushMode();
        return flushMode == null ? inherited : flushMode;
    }

    @Override
    public QueryAdapter<X> setLockMode(LockModeType mode) {
        return set(() -> {
            requireLockable("setLockMode()");
            if (mode == null) {
                throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "setLockMode()", "lock mode");
            }
            lockMode = mode;
        });
    }

    @Override
    public @Nullable LockModeType getLockMode() {
        opened();
        requireLockable("getLockMode()");
        return lockMode;
    }

    private void requireLockable(String method) {
        if (sql || !query.hasResults()) {
            throw new InvalidStateException(ApiMessage.NOT_LOCKABLE, method);
        }
    }

    @Override
    public QueryAdapter<X> setCacheRetrieveMode(CacheRetrieveMode mode) {
        return set(() -> hints.setRetrieveMode(mode));
    }

    @Override
    public QueryAdapter<X> setCacheStoreMode(CacheStoreMode mode) {
        return set(() -> hints.setStoreMode(mode));
    }

    @Override
    public CacheRetrieveMode getCacheRetrieveMode() {
        return hints.retrieveMode(manager.getCacheRetrieveMode());
    }

    @Override
    public CacheStoreMode getCacheStoreMode() {
        return hints.storeMode(manager.getCacheStoreMode());
    }

    @Override
    public QueryAdapter<X> setTimeout(@Nullable Integer milliseconds) {
        return set(() -> hints.setTimeout(milliseconds));
    }

    @Override
    public @Nullable Integer getTimeout() {
        opened();
        return hints.timeout();
    }

    // ---- parameters: values -----------------------------------------------------------------------------------------

    @Override
    public <T> QueryAdapter<X> setParameter(Parameter<T> parameter, @Nullable T value) {
        return set(() -> bind(parameter, value));
    }

    @Override
    public QueryAdapter<X> setParameter(Parameter<Calendar> parameter, Calendar value, TemporalType type) {
        return set(() -> bind(
                parameter, Temporals.of(value, type, declared(parameter).type().javaType())));
    }

    @Override
    public QueryAdapter<X> setParameter(Parameter<Date> parameter, Date value, TemporalType type) {
        return set(() -> bind(parameter, Temporals.of(value, type)));
    }

    @Override
    public QueryAdapter<X> setParameter(String name, @Nullable Object value) {
        return set(() -> parameters().bind(name, value));
    }

    @Override
    public QueryAdapter<X> setParameter(String name, Calendar value, TemporalType type) {
        return set(() -> parameters()
                .bind(
                        name,
                        Temporals.of(
                                value, type, parameters().parameter(name).type().javaType())));
    }

    @Override
    public QueryAdapter<X> setParameter(String name, Date value, TemporalType type) {
        return set(() -> parameters().bind(name, Temporals.of(value, type)));
    }

    @Override
    public QueryAdapter<X> setParameter(int position, @Nullable Object value) {
        return set(() -> parameters().bind(position, value));
    }

    @Override
    public QueryAdapter<X> setParameter(int position, Calendar value, TemporalType type) {
        return set(() -> parameters()
                .bind(
                        position,
                        Temporals.of(
                                value,
                                type,
                                parameters().parameter(position).type().javaType())));
    }

    @Override
    public QueryAdapter<X> setParameter(int position, Date value, TemporalType type) {
        return set(() -> parameters().bind(position, Temporals.of(value, type)));
    }

    private void bind(Parameter<?> parameter, @Nullable Object value) {
        QueryParameter declared = declared(parameter);
        if (declared.name() == null) {
            parameters().bind(declared.position(), value);
        } else {
            parameters().bind(declared.name(), value);
        }
    }

    // ---- parameters: questions, which never mark the transaction
    // -----------------------------------------------------

    @Override
    public Set<Parameter<?>> getParameters() {
        opened();
        Set<Parameter<?>> all = new LinkedHashSet<>();
        parameters().parameters().forEach(declared -> all.add(new ParameterAdapter<>(declared)));
        return all;
    }

    @Override
    public Parameter<?> getParameter(String name) {
        opened();
        return new ParameterAdapter<>(parameters().parameter(name));
    }

    @Override
    public <T> Parameter<T> getParameter(String name, Class<T> type) {
        opened();
        return typed(parameters().parameter(name), type);
    }

    @Override
    public Parameter<?> getParameter(int position) {
        opened();
        return new ParameterAdapter<>(parameters().parameter(position));
    }

    @Override
    public <T> Parameter<T> getParameter(int position, Class<T> type) {
        opened();
        return typed(parameters().parameter(position), type);
    }

    private static <T> Parameter<T> typed(QueryParameter declared, Class<T> type) {
        if (!type.isAssignableFrom(declared.type().javaType())) {
            throw new InvalidArgumentException(
                    ApiMessage.OTHER_PARAMETER_TYPE,
                    declared.name() == null ? "?" + declared.position() : ":" + declared.name(),
                    declared.type().javaType().getName(),
                    type.getName());
        }
        return new ParameterAdapter<>(declared);
    }

    @Override
    public boolean isBound(Parameter<?> parameter) {
        opened();
        return parameters().isBound(declared(parameter));
    }

    @Override
    @SuppressWarnings("unchecked") // of the type that binding has checked
    public <T> @Nullable T getParameterValue(Parameter<T> parameter) {
        opened();
        return (T) parameters().value(declared(parameter));
    }

    @Override
    public @Nullable Object getParameterValue(String name) {
        opened();
        return parameters().value(parameters().parameter(name));
    }

    @Override
    public @Nullable Object getParameterValue(int position) {
        opened();
        return parameters().value(parameters().parameter(position));
    }

    /** A parameter object may come from another query object: what counts is its name or number. */
    private QueryParameter declared(@Nullable Parameter<?> parameter) {
        if (parameter == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "the query", "parameter");
        }
        String name = parameter.getName();
        Integer position = parameter.getPosition();
        if (name == null && position != null) {
            return parameters().parameter(position);
        }
        return parameters().parameter(String.valueOf(name));
    }

    private ParameterBindings parameters() {
        return query.parameters();
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap("Query", type, this, query, opened());
    }

    private Session opened() {
        return manager.opened();
    }

    private <T extends @Nullable Object> T call(Supplier<T> work) {
        return RollbackRule.call(opened(), work);
    }

    private QueryAdapter<X> set(Runnable change) {
        RollbackRule.run(opened(), change);
        return this;
    }
}
