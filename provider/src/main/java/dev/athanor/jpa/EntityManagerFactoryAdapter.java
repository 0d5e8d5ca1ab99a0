package dev.athanor.jpa;

import dev.athanor.internal.boot.AthanorConfig;
import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.boot.Settings;
import dev.athanor.internal.session.Session;
import dev.athanor.internal.session.TransactionControl;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidStateException;
import jakarta.persistence.Cache;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.Query;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SynchronizationType;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.metamodel.Metamodel;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The EntityManagerFactory of a program over the engine's factory. Thread-safe. */
final class EntityManagerFactoryAdapter implements EntityManagerFactory {
    private final SessionFactory factory;
    private final NamedQueries namedQueries;
    private final EntityGraphs graphs;

    EntityManagerFactoryAdapter(SessionFactory factory) {
        this.factory = factory;
        this.namedQueries = new NamedQueries(factory);
        this.graphs = new EntityGraphs(factory.services().model());
    }

    // ---- entity managers ------------------------------------------------------------------------------------------

    @Override
    public EntityManager createEntityManager() {
        return createEntityManager(Map.of());
    }

    @Override
    public EntityManager createEntityManager(@Nullable Map<?, ?> properties) {
        return manager(opened().openSession(), properties);
    }

    @Override
    public EntityManager createEntityManager(SynchronizationType type) {
        return createEntityManager(type, Map.of());
    }

    @Override
    public EntityManager createEntityManager(SynchronizationType type, @Nullable Map<?, ?> properties) {
        if (opened().services().container() == null) {
            throw new InvalidStateException(ApiMessage.RESOURCE_LOCAL, "SynchronizationType");
        }
        return type == SynchronizationType.UNSYNCHRONIZED
                ? manager(factory.openUnsynchronizedSession(), properties)
                : createEntityManager(properties);
    }

    private EntityManager manager(Session session, @Nullable Map<?, ?> properties) {
        AthanorConfig config =
                properties == null ? factory.config() : factory.config().forEntityManager(properties);
        session.setRules(config.rules());
        return new EntityManagerAdapter(this, session, config);
    }

    @Override
    public void runInTransaction(Consumer<EntityManager> work) {
        callInTransaction(manager -> {
            work.accept(manager);
            return true;
        });
    }

    @Override
    public <R> R callInTransaction(Function<EntityManager, R> work) {
        Session session = opened().openSession();
        try (EntityManager manager = manager(session, null)) {
            TransactionControl transaction = session.transaction();
            return transaction.isActive()
                    ? callInTransactionOfCaller(work, manager, transaction)
                    : callInOwnTransaction(work, manager, transaction);
        }
    }

    private static <R> R callInTransactionOfCaller(
            Function<EntityManager, R> work, EntityManager manager, TransactionControl transaction) {
        try {
            return work.apply(manager);
        } catch (RuntimeException | Error e) {
            transaction.setRollbackOnly();
            throw e;
        }
    }

    private static <R> R callInOwnTransaction(
            Function<EntityManager, R> work, EntityManager manager, TransactionControl transaction) {
        TransactionAdapter ends = new TransactionAdapter(transaction);
        ends.begin();
        R result;
        try {
            result = work.apply(manager);
        } catch (RuntimeException | Error e) {
            rollbackAfter(ends, e);
            throw e;
        }
        ends.commit();
        return result;
    }

    /** The failure of the work is what the caller must learn of; one of the rollback goes along with it. */
    private static void rollbackAfter(TransactionAdapter transaction, Throwable failure) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    // ---- what it knows --------------------------------------------------------------------------------------------

    @Override
    public String getName() {
        return opened().unit().name();
    }

    @Override
    public Map<String, Object> getProperties() {
        return opened().config().properties();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return opened().config().get(Settings.TRANSACTION_TYPE);
    }

    @Override
    public PersistenceUnitUtil getPersistenceUnitUtil() {
        return new PersistenceUnitUtilAdapter(opened());
    }

    @Override
    public SchemaManager getSchemaManager() {
        return new SchemaManagerAdapter(opened());
    }

    @Override
    public <R> Map<String, TypedQueryReference<R>> getNamedQueries(Class<R> resultType) {
        opened();
        return namedQueries.of(resultType);
    }

    @Override
    public void addNamedQuery(String name, Query query) {
        opened();
        namedQueries.add(name, query);
    }

    @Override
    public <T> void addNamedEntityGraph(String name, EntityGraph<T> graph) {
        opened();
        graphs.add(name, graph);
    }

    @Override
    public <E> Map<String, EntityGraph<? extends E>> getNamedEntityGraphs(Class<E> type) {
        opened();
        return graphs.assignableTo(type);
    }

    /** The names that its entity graphs have. */
    EntityGraphs graphs() {
        return graphs;
    }

    /** The names that its queries have. */
    NamedQueries namedQueries() {
        return namedQueries;
    }

    /** Null, because there is none: so the specification wants it. */
    @Override
    public @Nullable Cache getCache() {
        opened();
        return null;
    }

    // ---- later releases -------------------------------------------------------------------------------------------

    @Override
    public CriteriaBuilder getCriteriaBuilder() {
        opened();
        throw Unsupported.CRITERIA.exception();
    }

    @Override
    public Metamodel getMetamodel() {
        opened();
        throw Unsupported.METAMODEL.exception();
    }

    // ---- life -----------------------------------------------------------------------------------------------------

    @Override
    public <T> T unwrap(Class<T> type) {
        return Unwrapping.unwrap("EntityManagerFactory", type, this, opened());
    }

    @Override
    public boolean isOpen() {
        return factory.isOpen();
    }

    @Override
    public void close() {
        opened().close();
    }

    private SessionFactory opened() {
        if (!factory.isOpen()) {
            throw new InvalidStateException(ApiMessage.FACTORY_CLOSED);
        }
        return factory;
    }
}
