package dev.athanor.jpa;

import dev.athanor.internal.boot.AthanorConfig;
import dev.athanor.internal.boot.PropertyRegistry;
import dev.athanor.internal.boot.Settings;
import dev.athanor.internal.boot.StrategyHints;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.session.Session;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.UnsupportedFeatureException;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.ConnectionConsumer;
import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.FindOption;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockOption;
import jakarta.persistence.Query;
import jakarta.persistence.RefreshOption;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.TypedQueryReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The EntityManager of a program: checks that it is open and that arguments are there, hands over to the session, and marks
 * the transaction as {@link RollbackRule} says. For one thread at a time.
 */
final class EntityManagerAdapter implements LaterFeatures {
    private final EntityManagerFactoryAdapter factory;
    private final Session session;
    private final TransactionAdapter transaction;
    private final AthanorSessionAdapter beyond;
    private AthanorConfig config;
    private FlushModeType flushMode = FlushModeType.AUTO;

    EntityManagerAdapter(EntityManagerFactoryAdapter factory, Session session, AthanorConfig config) {
        this.factory = factory;
        this.session = session;
        this.transaction = new TransactionAdapter(session.transaction());
        this.beyond = new AthanorSessionAdapter(this);
        this.config = config;
        session.sessionCriteria().choose(config.criteria());
        session.setFace(beyond);
    }

    // ---- instances ----------------------------------------------------------------------------------------------

    @Override
    public void persist(Object entity) {
        run(() -> session.persist(entity));
    }

    @Override
    @SuppressWarnings("unchecked") // the managed instance is of the same entity class
    public <T> T merge(T entity) {
        return (T) RollbackRule.call(opened(), () -> session.merge(entity));
    }

    @Override
    public void remove(Object entity) {
        run(() -> session.remove(entity));
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object key) {
        return RollbackRule.call(opened(), () -> type.cast(session.find(type, key)));
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object key, Map<String, Object> hints) {
        return RollbackRule.call(opened(), () -> {
            Hints.check(hints);
            FetchRequest fetch = fetched(hints, type);
            return type.cast(
                    Boolean.TRUE.equals(Hints.value(Settings.POPULATE_EXISTING, hints))
                            ? session.findAnew(type, key, fetch)
                            : session.find(type, key, LockRequest.NONE, fetch));
        });
    }

    /** What hints want fetched with an entity; null for its class if it is not known yet. */
    private FetchRequest fetched(Map<String, Object> hints, @Nullable Class<?> type) {
        return EntityGraphs.request(hints, type)
                .with(StrategyHints.chosen(session.services().model(), hints));
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object key, LockModeType mode) {
        return RollbackRule.call(opened(), () -> {
            LockRequest lock = LockModes.request(session, config, mode, Map.of(), "find()");
            return type.cast(session.find(type, key, lock, FetchRequest.NONE));
        });
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object key, LockModeType mode, Map<String, Object> hints) {
        return RollbackRule.call(opened(), () -> {
            LockRequest lock = LockModes.request(session, config, mode, hints, "find()");
            return type.cast(session.find(type, key, lock, fetched(hints, type)));
        });
    }

    @Override
    public <T> @Nullable T find(Class<T> type, Object key, FindOption... options) {
        return RollbackRule.call(opened(), () -> {
            LockRequest lock = LockModes.request(session, config, null, options, "find()");
            return type.cast(session.find(type, key, lock, FetchRequest.NONE));
        });
    }

    @Override
    @SuppressWarnings("unchecked") // the class at the root of the graph
    public <T> @Nullable T find(EntityGraph<T> graph, Object key, FindOption... options) {
        return RollbackRule.call(opened(), () -> {
            FetchRequest fetch = EntityGraphs.own(graph).request(true);
            LockRequest lock = LockModes.request(session, config, null, options, "find()");
            return (T) session.find(fetch.root(), key, lock, fetch);
        });
    }

    @Override
    public <T> T getReference(Class<T> type, Object key) {
        return RollbackRule.call(opened(), () -> type.cast(session.reference(type, key)));
    }

    @Override
    @SuppressWarnings("unchecked") // of the entity's own class
    public <T> T getReference(T entity) {
        return (T) RollbackRule.call(opened(), () -> session.reference(entity));
    }

    @Override
    public void refresh(Object entity) {
        run(() -> session.refresh(entity));
    }

    @Override
    public void refresh(Object entity, Map<String, Object> hints) {
        run(() -> {
            Hints.check(hints);
            session.refresh(entity, LockRequest.NONE, fetched(hints, null));
        });
    }

    @Override
    public void refresh(Object entity, LockModeType mode) {
        run(() -> {
            session.refresh(entity, LockModes.request(session, config, mode, Map.of(), "refresh()"), FetchRequest.NONE);
        });
    }

    @Override
    public void refresh(Object entity, LockModeType mode, Map<String, Object> hints) {
        run(() -> {
            LockRequest lock = LockModes.request(session, config, mode, hints, "refresh()");
            session.refresh(entity, lock, fetched(hints, null));
        });
    }

    @Override
    public void refresh(Object entity, RefreshOption... options) {
        run(() -> {
            session.refresh(entity, LockModes.request(session, config, null, options, "refresh()"), FetchRequest.NONE);
        });
    }

    @Override
    public void detach(Object entity) {
        run(() -> session.detach(entity));
    }

    @Override
    public boolean contains(Object entity) {
        return RollbackRule.call(opened(), () -> session.contains(entity));
    }

    @Override
    public void clear() {
        run(session::clear);
    }

    @Override
    public void flush() {
        run(() -> {
            LockModes.requireTransaction(session, "flush()");
            session.flush();
        });
    }

    // ---- locks --------------------------------------------------------------------------------------------------

    @Override
    public void lock(Object entity, LockModeType mode) {
        lock(entity, mode, Map.of());
    }

    @Override
    public void lock(Object entity, LockModeType mode, Map<String, Object> hints) {
        run(() -> {
            LockModes.requireTransaction(session, "lock()");
            session.lock(entity, LockModes.request(session, config, mode, hints, "lock()"));
        });
    }

    @Override
    public void lock(Object entity, LockModeType mode, LockOption... options) {
        run(() -> {
            LockModes.requireTransaction(session, "lock()");
            session.lock(entity, LockModes.request(session, config, mode, options, "lock()"));
        });
    }

    @Override
    public LockModeType getLockMode(Object entity) {
        return RollbackRule.call(opened(), () -> {
            LockModes.requireTransaction(session, "getLockMode()");
            return session.lockMode(entity);
        });
    }

    // ---- queries ------------------------------------------------------------------------------------------------

    @Override
    public Query createQuery(String text) {
        return RollbackRule.call(opened(), () -> limited(Queries.jpql(this, session, text, null)));
    }

    @Override
    public <T> TypedQuery<T> createQuery(String text, Class<T> resultType) {
        return RollbackRule.call(opened(), () -> limited(Queries.jpql(this, session, text, resultType)));
    }

    @Override
    public Query createNamedQuery(String name) {
        return RollbackRule.call(opened(), () -> limited(Queries.named(this, session, name, null)));
    }

    @Override
    public <T> TypedQuery<T> createNamedQuery(String name, Class<T> resultType) {
        return RollbackRule.call(opened(), () -> limited(Queries.named(this, session, name, resultType)));
    }

    @Override
    @SuppressWarnings("unchecked") // the reference's own type parameter
    public <T> TypedQuery<T> createQuery(TypedQueryReference<T> reference) {
        return RollbackRule.call(opened(), () -> {
            Class<T> resultType = (Class<T>) reference.getResultType();
            TypedQuery<T> query = limited(Queries.named(this, session, reference.getName(), resultType));
            reference.getHints().forEach(query::setHint);
            return query;
        });
    }

    @Override
    public Query createNativeQuery(String sql) {
        return RollbackRule.call(opened(), () -> limited(Queries.sql(this, session, sql, null)));
    }

    @Override
    public <T> Query createNativeQuery(String sql, Class<T> resultType) {
        return RollbackRule.call(opened(), () -> limited(Queries.sql(this, session, sql, resultType)));
    }

    @Override
    public Query createNativeQuery(String sql, String resultSetMapping) {
        return RollbackRule.call(opened(), () -> limited(Queries.mapped(this, session, sql, resultSetMapping)));
    }

    @Override
    public StoredProcedureQuery createNamedStoredProcedureQuery(String name) {
        return RollbackRule.call(opened(), () -> limited(new Procedures(this, session).named(name)));
    }

    @Override
    public StoredProcedureQuery createStoredProcedureQuery(String procedure) {
        return createStoredProcedureQuery(procedure, new Class<?>[0]);
    }

    @Override
    public StoredProcedureQuery createStoredProcedureQuery(String procedure, Class<?>... resultClasses) {
        return RollbackRule.call(
                opened(), () -> limited(new Procedures(this, session).withClasses(procedure, resultClasses)));
    }

    @Override
    public StoredProcedureQuery createStoredProcedureQuery(String procedure, String... resultSetMappings) {
        return RollbackRule.call(
                opened(), () -> limited(new Procedures(this, session).withMappings(procedure, resultSetMappings)));
    }

    /** The time limit of the factory or of this EntityManager is the query's, unless it has its own. */
    private <Q extends Query> Q limited(Q query) {
        if (!query.getHints().containsKey(Settings.QUERY_TIMEOUT.name())) {
            config.find(Settings.QUERY_TIMEOUT).ifPresent(limit -> query.setHint(Settings.QUERY_TIMEOUT.name(), limit));
        }
        return query;
    }

    // ---- entity graphs ----------------------------------------------------------------------------------------------

    @Override
    public <T> EntityGraph<T> createEntityGraph(Class<T> rootType) {
        return RollbackRule.call(opened(), () -> factory.graphs().create(rootType));
    }

    @Override
    public @Nullable EntityGraph<?> createEntityGraph(String graphName) {
        opened();
        return factory.graphs().copy(graphName);
    }

    @Override
    public EntityGraph<?> getEntityGraph(String graphName) {
        return RollbackRule.call(opened(), () -> factory.graphs().get(graphName));
    }

    @Override
    public <T> List<EntityGraph<? super T>> getEntityGraphs(Class<T> entityClass) {
        return RollbackRule.call(opened(), () -> factory.graphs().of(entityClass));
    }

    // ---- settings -----------------------------------------------------------------------------------------------

    @Override
    public void setFlushMode(FlushModeType mode) {
        opened();
        flushMode = Objects.requireNonNull(mode, "flush mode");
    }

    @Override
    public FlushModeType getFlushMode() {
        opened();
        return flushMode;
    }

    @Override
    public void setCacheRetrieveMode(CacheRetrieveMode mode) {
        setProperty(Settings.CACHE_RETRIEVE_MODE.name(), mode);
    }

    @Override
    public void setCacheStoreMode(CacheStoreMode mode) {
        setProperty(Settings.CACHE_STORE_MODE.name(), mode);
    }

    @Override
    public CacheRetrieveMode getCacheRetrieveMode() {
        opened();
        return config.get(Settings.CACHE_RETRIEVE_MODE);
    }

    @Override
    public CacheStoreMode getCacheStoreMode() {
        opened();
        return config.get(Settings.CACHE_STORE_MODE);
    }

    @Override
    public void setProperty(String name, Object value) {
        run(() -> {
            if (name == null || value == null) {
                throw new InvalidArgumentException(
                        ApiMessage.NULL_ARGUMENT, "setProperty()", name == null ? "name" : "value");
            }
            PropertyRegistry.find(name).ifPresent(setting -> setting.fromHint(value));
            config = config.forEntityManager(Map.of(name, value));
            session.setRules(config.rules());
            if (name.startsWith(PropertyRegistry.CRITERIA_PREFIX)) {
                session.sessionCriteria()
                        .choose(Map.of(name.substring(PropertyRegistry.CRITERIA_PREFIX.length()), value));
            }
        });
    }

    /** Where it comes from. */
    EntityManagerFactoryAdapter factory() {
        return factory;
    }

    /** The properties in effect. */
    AthanorConfig config() {
        return config;
    }

    @Override
    public Map<String, Object> getProperties() {
        return config.properties();
    }

    // ---- transaction, life ----------------------------------------------------------------------------------------

    @Override
    public EntityTransaction getTransaction() {
        if (session.services().container() != null) {
            throw new InvalidStateException(ApiMessage.CONTAINER_TRANSACTIONS, "getTransaction()");
        }
        return transaction;
    }

    @Override
    public void joinTransaction() {
        opened().transaction().join();
    }

    @Override
    public boolean isJoinedToTransaction() {
        return opened().transaction().isActive();
    }

    @Override
    public <C> void runWithConnection(ConnectionConsumer<C> action) {
        callWithConnection((C connection) -> {
            action.accept(connection);
            return null;
        });
    }

    @Override
    public <C, T> T callWithConnection(ConnectionFunction<C, T> function) {
        return RollbackRule.call(opened(), () -> session.callWithConnection(function));
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap("EntityManager", type, this, beyond, opened());
    }

    @Override
    public Object getDelegate() {
        return opened();
    }

    @Override
    public EntityManagerFactory getEntityManagerFactory() {
        opened();
        return factory;
    }

    @Override
    public boolean isOpen() {
        return session.isOpen() && factory.isOpen();
    }

    @Override
    public void close() {
        opened().close();
    }

    @Override
    public UnsupportedFeatureException later(Unsupported feature) {
        opened();
        return feature.exception();
    }

    private void run(Runnable work) {
        RollbackRule.run(opened(), work);
    }

    /** The session, if the EntityManager is open. */
    Session opened() {
        if (!isOpen()) {
            throw new InvalidStateException(ApiMessage.ENTITY_MANAGER_CLOSED);
        }
        return session;
    }
}
