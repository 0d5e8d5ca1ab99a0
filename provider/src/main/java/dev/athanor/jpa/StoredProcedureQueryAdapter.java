package dev.athanor.jpa;

import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.internal.query.ProcedureCall;
import dev.athanor.internal.query.ProcedureParameter;
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
import jakarta.persistence.ParameterMode;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TemporalType;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of a stored procedure as programs see it: checks what the specification wants checked, and hands over to the
 * engine's call. Jakarta Persistence 3.2, section 3.11.18. For one thread at a time.
 */
@SuppressWarnings({"deprecation", "rawtypes"
}) // the calls with TemporalType, and the raw list, are part of the interface
final class StoredProcedureQueryAdapter implements StoredProcedureQuery {
    private final EntityManagerAdapter manager;
    private final Session session;
    private final ProcedureCall call;
    private final QueryHints hints;
    private @Nullable FlushModeType flushMode;

    StoredProcedureQueryAdapter(EntityManagerAdapter manager, Session session, ProcedureCall call) {
        this.manager = manager;
        this.session = session;
        this.call = call;
        this.hints = new QueryHints(null, call::setTimeoutMillis);
    }

    // ---- execution --------------------------------------------------------------------------------------------------

    @Override
    public boolean execute() {
        return call(() -> {
            run();
            return call.hasRows();
        });
    }

    private void run() {
        session.execute(call, getFlushMode() == FlushModeType.AUTO);
    }

    private void runOnce() {
        if (!call.isExecuted()) {
            run();
        }
    }

    @Override
    public int executeUpdate() {
        return call(() -> {
            LockModes.requireTransaction(session, "executeUpdate()");
            run();
            return call.count();
        });
    }

    @Override
    public @Nullable List getResultList() {
        return call(() -> {
            runOnce();
            return call.rows();
        });
    }

    @Override
    public @Nullable Object getSingleResult() {
        return call(() -> {
            List<?> rows = atMostOne();
            if (rows.isEmpty()) {
                throw new MissingResultException(ApiMessage.NO_RESULT);
            }
            return rows.get(0);
        });
    }

    @Override
    public @Nullable Object getSingleResultOrNull() {
        return call(() -> {
            List<?> rows = atMostOne();
            return rows.isEmpty() ? null : rows.get(0);
        });
    }

    private List<?> atMostOne() {
        runOnce();
        List<?> rows = call.rows();
        if (rows != null && rows.size() > 1) {
            throw new ManyResultsException(ApiMessage.MANY_RESULTS, rows.size());
        }
        return rows == null ? List.of() : rows;
    }

    @Override
    public boolean hasMoreResults() {
        return call(() -> {
            runOnce();
            return call.hasRows();
        });
    }

    @Override
    public int getUpdateCount() {
        return call(() -> {
            runOnce();
            return call.count();
        });
    }

    @Override
    public @Nullable Object getOutputParameterValue(int position) {
        return call(() -> output(call.parameter(position)));
    }

    @Override
    public @Nullable Object getOutputParameterValue(String name) {
        return call(() -> output(call.parameter(name)));
    }

    private @Nullable Object output(ProcedureParameter parameter) {
        Object value = parameter.output();
        call.requireExecuted();
        return value;
    }

    // ---- range, hints and modes
    // ---------------------------------------------------------------------------------------

    @Override
    public StoredProcedureQueryAdapter setMaxResults(int results) {
        return set(() -> call.setMaxResults(results));
    }

    @Override
    public int getMaxResults() {
        opened();
        return call.maxResults();
    }

    @Override
    public StoredProcedureQueryAdapter setFirstResult(int position) {
        return set(() -> call.setFirstResult(position));
    }

    @Override
    public int getFirstResult() {
        opened();
        return call.firstResult();
    }

    @Override
    public StoredProcedureQueryAdapter setHint(String name, Object value) {
        return set(() -> hints.set(name, value));
    }

    @Override
    public Map<String, Object> getHints() {
        opened();
        return hints.all();
    }

    @Override
    public StoredProcedureQueryAdapter setFlushMode(FlushModeType mode) {
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
    public StoredProcedureQueryAdapter setLockMode(LockModeType mode) {
        return set(() -> {
            throw new InvalidStateException(ApiMessage.NOT_LOCKABLE, "setLockMode()");
        });
    }

    @Override
    public LockModeType getLockMode() {
        opened();
        throw new InvalidStateException(ApiMessage.NOT_LOCKABLE, "getLockMode()");
    }

    @Override
    public StoredProcedureQueryAdapter setCacheRetrieveMode(CacheRetrieveMode mode) {
        return set(() -> hints.setRetrieveMode(mode));
    }

    @Override
    public StoredProcedureQueryAdapter setCacheStoreMode(CacheStoreMode mode) {
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
    public StoredProcedureQueryAdapter setTimeout(@Nullable Integer milliseconds) {
        return set(() -> hints.setTimeout(milliseconds));
    }

    @Override
    public @Nullable Integer getTimeout() {
        opened();
        return hints.timeout();
    }

    // ---- parameters
    // ---------------------------------------------------------------------------------------------------

    @Override
    public StoredProcedureQueryAdapter registerStoredProcedureParameter(
            int position, Class<?> type, ParameterMode mode) {
        return set(() -> call.register(null, position, mode(mode), given(type, "type")));
    }

    @Override
    public StoredProcedureQueryAdapter registerStoredProcedureParameter(
            String name, Class<?> type, ParameterMode mode) {
        return set(() -> call.register(given(name, "name"), 0, mode(mode), given(type, "type")));
    }

    private static NamedProcedure.Mode mode(@Nullable ParameterMode mode) {
        return NamedProcedure.Mode.valueOf(given(mode, "mode").name());
    }

    private static <T> T given(@Nullable T argument, String what) {
        if (argument == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "registerStoredProcedureParameter()", what);
        }
        return argument;
    }

    @Override
    public <T> StoredProcedureQueryAdapter setParameter(Parameter<T> parameter, @Nullable T value) {
        return set(() -> registered(parameter).bind(value));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(Parameter<Calendar> parameter, Calendar value, TemporalType type) {
        return set(() -> bind(registered(parameter), value, type));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(Parameter<Date> parameter, Date value, TemporalType type) {
        return set(() -> registered(parameter).bind(Temporals.of(value, type)));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(String name, @Nullable Object value) {
        return set(() -> call.parameter(name).bind(value));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(String name, Calendar value, TemporalType type) {
        return set(() -> bind(call.parameter(name), value, type));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(String name, Date value, TemporalType type) {
        return set(() -> call.parameter(name).bind(Temporals.of(value, type)));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(int position, @Nullable Object value) {
        return set(() -> call.parameter(position).bind(value));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(int position, Calendar value, TemporalType type) {
        return set(() -> bind(call.parameter(position), value, type));
    }

    @Override
    public StoredProcedureQueryAdapter setParameter(int position, Date value, TemporalType type) {
        return set(() -> call.parameter(position).bind(Temporals.of(value, type)));
    }

    private static void bind(ProcedureParameter parameter, Calendar value, TemporalType type) {
        parameter.bind(Temporals.of(value, type, parameter.type()));
    }

    @Override
    public Set<Parameter<?>> getParameters() {
        opened();
        Set<Parameter<?>> all = new LinkedHashSet<>();
        call.parameters().forEach(parameter -> all.add(new ProcedureParameterAdapter<>(parameter)));
        return all;
    }

    @Override
    public Parameter<?> getParameter(String name) {
        opened();
        return new ProcedureParameterAdapter<>(call.parameter(name));
    }

    @Override
    public <T> Parameter<T> getParameter(String name, Class<T> type) {
        opened();
        return typed(call.parameter(name), type);
    }

    @Override
    public Parameter<?> getParameter(int position) {
        opened();
        return new ProcedureParameterAdapter<>(call.parameter(position));
    }

    @Override
    public <T> Parameter<T> getParameter(int position, Class<T> type) {
        opened();
        return typed(call.parameter(position), type);
    }

    private static <T> Parameter<T> typed(ProcedureParameter parameter, Class<T> type) {
        if (!type.isAssignableFrom(parameter.type())) {
            throw new InvalidArgumentException(
                    ApiMessage.OTHER_PARAMETER_TYPE, parameter, parameter.type().getName(), type.getName());
        }
        return new ProcedureParameterAdapter<>(parameter);
    }

    @Override
    public boolean isBound(Parameter<?> parameter) {
        opened();
        return registered(parameter).isBound();
    }

    @Override
    @SuppressWarnings("unchecked") // of the type that binding has checked
    public <T> @Nullable T getParameterValue(Parameter<T> parameter) {
        opened();
        return (T) registered(parameter).value();
    }

    @Override
    public @Nullable Object getParameterValue(String name) {
        opened();
        return call.parameter(name).value();
    }

    @Override
    public @Nullable Object getParameterValue(int position) {
        opened();
        return call.parameter(position).value();
    }

    private ProcedureParameter registered(@Nullable Parameter<?> parameter) {
        if (parameter == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "the query", "parameter");
        }
        String name = parameter.getName();
        Integer position = parameter.getPosition();
        return name == null && position != null ? call.parameter(position) : call.parameter(name);
    }

    // ---- the rest
    // -----------------------------------------------------------------------------------------------------

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap("StoredProcedureQuery", type, this, call, opened());
    }

    private Session opened() {
        return manager.opened();
    }

    private <T extends @Nullable Object> T call(Supplier<T> work) {
        return RollbackRule.call(opened(), work);
    }

    private StoredProcedureQueryAdapter set(Runnable change) {
        RollbackRule.run(opened(), change);
        return this;
    }
}
