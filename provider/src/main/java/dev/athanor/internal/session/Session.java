package dev.athanor.internal.session;

import dev.athanor.AthanorSession;
import dev.athanor.AutoflushBlock;
import dev.athanor.DynamicCollection;
import dev.athanor.Savepoint;
import dev.athanor.StateListener;
import dev.athanor.TransactionStatus;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.CollectionKind;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.LazyLoader;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.LoadGuard;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.lock.HeldLocks;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.operation.DetachOperation;
import dev.athanor.internal.operation.ExpireOperation;
import dev.athanor.internal.operation.FindOperation;
import dev.athanor.internal.operation.LockOperation;
import dev.athanor.internal.operation.MergeOperation;
import dev.athanor.internal.operation.OperationContext;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.operation.ReachOperation;
import dev.athanor.internal.operation.RefreshOperation;
import dev.athanor.internal.operation.RemoveOperation;
import dev.athanor.internal.operation.UnsetOperation;
import dev.athanor.internal.query.ProcedureCall;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.InstanceSet;
import dev.athanor.internal.state.InstanceView;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.state.Snapshots;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind one EntityManager: its persistence context, its connection, its transaction. Calls the operations in
 * order and holds no rule of its own. For one thread at a time.
 */
public final class Session implements LoadGuard, AutoCloseable {
    private final FactoryServices services;
    private final SessionInstances instances;
    private final PersistenceContext context;
    private final JdbcSession jdbc;
    private final LoadContext load;
    private final LazyLoader lazy;
    private final OperationContext operations;
    private final PersistOperation persist;
    private final RemoveOperation remove;
    private final TransactionControl transaction;
    private final FlushControl flushes;
    private final QueryRuns queries;
    private final SessionCriteria criteria;
    private final UniqueObjects unique;
    private volatile boolean open = true;
    private @Nullable AthanorSession face;
    private @Nullable StateListeners listeners;

    /**
     * Opens a session; nothing is sent.
     *
     * @param services what it shares with the others of its factory
     */
    public Session(FactoryServices services) {
        this.services = services;
        this.criteria = new SessionCriteria(services.queries().criteria());
        this.instances = new SessionInstances(this);
        this.context =
                new PersistenceContext(instances, services.model().mappers().size(), services.rules());
        ContainerTransactions container = services.container();
        this.jdbc = new JdbcSession(
                container == null ? services.connections() : container.connections(),
                services.connections(),
                services.dialect().errors(),
                services.jdbcSettings(),
                services.jdbcStatistics());
        this.load = new LoadContext(instances, this, context, jdbc, services.plans(), new HeldLocks());
        this.lazy = new LazyLoader(load);
        this.unique = new UniqueObjects(this, context);
        this.operations = new OperationContext(services.model(), context, load, services.identifiers());
        this.persist = new PersistOperation(operations);
        this.remove = new RemoveOperation(operations);
        TransactionEnd end = new TransactionEnd(this, context);
        this.transaction = container == null
                ? new SessionTransaction(this, jdbc, end)
                : new ContainerTransaction(container.platform(), this, jdbc, end);
        this.flushes = new FlushControl(services, operations, persist, remove, transaction);
        this.queries = new QueryRuns(this);
        context.setOnWork(transaction::noteWork);
        context.setOnDelete(instance -> transaction.snapshot().recordDeleted(instance));
    }

    /** What it shares with the others of its factory. */
    public FactoryServices services() {
        return services;
    }

    /** Its data. */
    public PersistenceContext context() {
        return context;
    }

    /** What loaders and queries need of it. */
    public LoadContext load() {
        return load;
    }

    /** Answers the first touch of attributes. */
    LazyLoader lazy() {
        return lazy;
    }

    /** Its flushes. */
    FlushControl flushes() {
        return flushes;
    }

    /** Its transaction. */
    public TransactionControl transaction() {
        return transaction;
    }

    /** The choices that are in effect. */
    public Rules rules() {
        return context.rules();
    }

    /** Makes other choices; those that are the persistence unit's have no effect here. */
    public void setRules(Rules chosen) {
        context.setRules(chosen);
    }

    /** Whether {@link #close} was not called yet. */
    public boolean isOpen() {
        return open;
    }

    /** What programs see of the session beyond the standard; null for one that no program has. */
    public @Nullable AthanorSession face() {
        return face;
    }

    /** Tells the session what programs see of it. */
    public void setFace(AthanorSession seen) {
        face = seen;
    }

    /**
     * The mapper of an entity class.
     *
     * @throws InvalidArgumentException if it is none of this unit
     */
    public Mapper mapperOf(@Nullable Class<?> type) {
        return new Inspection(services.model()).mapperOf(type);
    }

    /** Which criteria it reads under. */
    public SessionCriteria sessionCriteria() {
        return criteria;
    }

    @Override
    public RowCriteria criteria() {
        return criteria.current();
    }

    /** Tells a listener of every transition of an instance. */
    public void addListener(StateListener listener) {
        if (listeners == null) {
            listeners = new StateListeners(Objects.requireNonNull(face, "nobody could be told of the session"));
            context.setTransitions(listeners);
        }
        listeners.add(listener);
    }

    // ---- looking ------------------------------------------------------------------------------------------------

    /** See {@link InstanceView}. */
    public InstanceView inspect(@Nullable Object entity) {
        Mapper mapper = operations.mapper(entity);
        Object instance = Objects.requireNonNull(entity);
        if (!mapper.isWoven() && context.isAttached(instance)) {
            Snapshots.compare(instance);
        }
        return new InstanceView(mapper, instance);
    }

    /** The pending instances, in the order in which they became so; a copy. */
    public Set<Object> newInstances() {
        return new InstanceSet(context.pending().members());
    }

    /** The persistent instances that the program has written to since the last flush, without removed ones; a copy. */
    public Set<Object> dirtyInstances() {
        Snapshots.compareAll(context);
        List<Object> dirty = context.modified().members();
        return new InstanceSet(dirty.stream()
                .filter(instance -> !Lifecycle.isMarked(States.of(instance)))
                .toList());
    }

    /** The persistent instances that the next flush deletes; a copy. */
    public Set<Object> deletedInstances() {
        return new InstanceSet(context.removed().members());
    }

    /** The persistent instances; a copy. */
    public Set<Object> identityMap() {
        return new InstanceSet(context.identityMap().all());
    }

    /** Whether an instance is pending or persistent here, marked as removed or not. */
    public boolean holds(@Nullable Object entity) {
        operations.mapper(entity);
        return operations.holds(Objects.requireNonNull(entity));
    }

    /** Where the transaction stands. */
    public TransactionStatus transactionStatus() {
        return transaction.status();
    }

    /** How many savepoints are open. */
    public int savepointDepth() {
        return transaction.savepointDepth();
    }

    // ---- verbs --------------------------------------------------------------------------------------------------

    /** See {@link PersistOperation}. */
    public void persist(@Nullable Object entity) {
        persist.persist(entity);
        flushes.insertUnwoven();
    }

    /** See {@link PersistOperation#add}. */
    public void add(@Nullable Object entity) {
        persist.add(entity);
        flushes.insertUnwoven();
    }

    /** See {@link PersistOperation#reattach}. */
    public void reattach(@Nullable Object entity) {
        persist.reattach(entity);
        flushes.insertUnwoven();
    }

    /** See {@link DetachOperation#makeTransient}. */
    public void makeTransient(@Nullable Object entity) {
        operations.mapper(entity);
        StateOwner owner = States.of(Objects.requireNonNull(entity)).owner();
        Session holder = owner instanceof SessionInstances other ? other.session() : this;
        new DetachOperation(holder.operations).makeTransient(entity);
        holder.transaction.snapshot().forgetDeleted(entity);
    }

    /** See {@link DetachOperation#makeDetached}. */
    public void makeDetached(@Nullable Object entity) {
        new DetachOperation(operations).makeDetached(entity);
    }

    /** See {@link ReachOperation}. */
    public List<Object> reachable(@Nullable Object entity) {
        return new ReachOperation(operations).reachable(entity);
    }

    /** See {@link DetachOperation#enableLoading}. */
    public void enableLoading(@Nullable Object entity) {
        new DetachOperation(operations).enableLoading(entity);
    }

    /**
     * See {@link ExpireOperation}.
     *
     * @param attributes names; none for all
     */
    public void expire(@Nullable Object entity, String... attributes) {
        ExpireOperation expire = new ExpireOperation(operations);
        if (attributes.length == 0) {
            expire.expire(entity);
        } else {
            expire.expire(entity, attributes(entity, attributes));
        }
    }

    /** Expires all persistent instances. */
    public void expireAll() {
        Expiry.expireAll(context);
    }

    /**
     * See {@link RefreshOperation}.
     *
     * @param attributes names; none for all
     */
    public void refresh(@Nullable Object entity, String... attributes) {
        if (attributes.length == 0) {
            refresh(entity);
        } else {
            new RefreshOperation(operations).refresh(entity, attributes(entity, attributes));
        }
    }

    private List<Attribute> attributes(@Nullable Object entity, String... names) {
        InstanceView view = inspect(entity);
        return Arrays.stream(names).map(view::attribute).toList();
    }

    /** See {@link UniqueObjects}. */
    public Object unique(@Nullable Class<?> type, Map<String, ?> attributes) {
        return unique.get(mapperOf(type), attributes);
    }

    /** See {@link MergeOperation}. */
    public Object merge(@Nullable Object entity) {
        if (!rules().isOn(Switch.MERGE_LOAD)) {
            return mergeWithoutLoad(entity);
        }
        autoflushForLoad();
        Object merged;
        try (AutoflushBlock block = withoutAutoflush()) {
            merged = MergeOperation.loading(operations).merge(entity);
        }
        flushes.insertUnwoven();
        return merged;
    }

    /** Like {@link #merge}, but reads nothing: what the given instance holds is what the row holds. */
    public Object mergeWithoutLoad(@Nullable Object entity) {
        return MergeOperation.withoutLoad(operations).merge(entity);
    }

    /** See {@link UnsetOperation}. */
    public void unset(@Nullable Object entity, String attribute) {
        InstanceView view = inspect(entity);
        UnsetOperation.unset(view.mapper(), view.instance(), view.attribute(attribute));
    }

    /** See {@link RemoveOperation}. */
    public void remove(@Nullable Object entity) {
        remove.remove(entity);
    }

    /** See {@link RefreshOperation}. */
    public void refresh(@Nullable Object entity) {
        refresh(entity, LockRequest.NONE, FetchRequest.NONE);
    }

    /** See {@link RefreshOperation}. */
    public void refresh(@Nullable Object entity, LockRequest request, FetchRequest fetch) {
        new RefreshOperation(operations).refresh(entity, request, fetch);
    }

    /** See {@link LockOperation#lock}. */
    public void lock(@Nullable Object entity, LockRequest request) {
        new LockOperation(operations).lock(entity, request);
    }

    /** See {@link LockOperation#mode}. */
    public LockModeType lockMode(@Nullable Object entity) {
        return new LockOperation(operations).mode(entity);
    }

    /** See {@link DetachOperation}. */
    public void detach(@Nullable Object entity) {
        new DetachOperation(operations).detach(entity);
    }

    /** See {@link FindOperation#find}. */
    public @Nullable Object find(@Nullable Class<?> type, @Nullable Object key) {
        return find(type, key, LockRequest.NONE, FetchRequest.NONE);
    }

    /** See {@link FindOperation#find}. */
    public @Nullable Object find(
            @Nullable Class<?> type, @Nullable Object key, LockRequest request, FetchRequest fetch) {
        return new FindOperation(operations).find(type, key, request, fetch);
    }

    /** See {@link FindOperation#findAnew}. */
    public @Nullable Object findAnew(@Nullable Class<?> type, @Nullable Object key, FetchRequest fetch) {
        return new FindOperation(operations).findAnew(type, key, fetch);
    }

    /** See {@link FindOperation#reference}. */
    public Object reference(@Nullable Class<?> type, @Nullable Object key) {
        return new FindOperation(operations).reference(type, key);
    }

    /** See {@link FindOperation#reference(Object)}. */
    public Object reference(@Nullable Object entity) {
        return new FindOperation(operations).reference(entity);
    }

    /**
     * Whether an instance is managed here.
     *
     * @throws InvalidArgumentException if it is no entity
     */
    public boolean contains(@Nullable Object entity) {
        Mapper mapper = entity == null ? null : services.model().mapper(entity.getClass());
        if (mapper == null) {
            throw new InvalidArgumentException(
                    StateMessage.NOT_AN_ENTITY,
                    entity == null ? "null" : entity.getClass().getName());
        }
        Object instance = Objects.requireNonNull(entity);
        return rules().isOn(Switch.CONTAINS_REMOVED)
                ? operations.holds(instance)
                : context.isAttached(instance) && Lifecycle.isManaged(States.of(instance));
    }

    /** All instances leave; what was not flushed is not written. */
    public void clear() {
        context.clear();
    }

    /**
     * Writes what has changed.
     *
     * @throws InvalidStateException if a flush is under way
     */
    public void flush() {
        flushes.flush();
    }

    /** The transaction has ended. */
    void forgetLocks() {
        load.locks().clear();
    }

    /** Queries and loads do not flush until the block is closed. */
    public AutoflushBlock withoutAutoflush() {
        return flushes.withoutAutoflush();
    }

    @Override
    public void autoflushAll() {
        flushes.autoflushAll();
    }

    @Override
    public void autoflushForLoad() {
        flushes.autoflushForLoad();
    }

    @Override
    public boolean isFlushing() {
        return flushes.isFlushing();
    }

    /** See {@link QueryRuns}. */
    public List<@Nullable Object> list(QueryCall call) {
        return queries.list(call);
    }

    /** See {@link QueryRuns#single}. */
    public List<@Nullable Object> single(QueryCall call) {
        return queries.single(call);
    }

    /** See {@link QueryRuns#stream}. */
    public Stream<@Nullable Object> stream(QueryCall call) {
        return queries.stream(call);
    }

    /** See {@link QueryRuns#executeUpdate}. */
    public int executeUpdate(QueryCall call) {
        return queries.executeUpdate(call);
    }

    /** See {@link QueryRuns#execute}. */
    public void execute(ProcedureCall call, boolean write) {
        queries.execute(call, write);
    }

    /**
     * Lets a program work on the connection, in the transaction if one is active. What is pending is not written first.
     *
     * @param work must not close the connection or keep it
     * @throws DatabaseException around a checked exception of the work
     */
    public <C, T extends @Nullable Object> T callWithConnection(ConnectionFunction<C, T> work) {
        try {
            return jdbc.withConnection(connection -> {
                try {
                    @SuppressWarnings("unchecked") // the only kind of connection that there is
                    C given = (C) connection;
                    return work.apply(given);
                } catch (SQLException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new DatabaseException(e, DatabaseMessage.CONNECTION_WORK_FAILED);
                }
            });
        } catch (SQLException e) {
            throw new DatabaseException(e, DatabaseMessage.CONNECTION_WORK_FAILED);
        }
    }

    /** Rolls back what is not committed, lets go of all instances and gives the connection back. */
    @Override
    public void close() {
        open = false;
        if (transaction.endsWithSession()) {
            transaction.abandon();
        } else if (transaction.isActive()) {
            // The transaction may go on without the EntityManager; the session ends with it.
            return;
        }
        end();
    }

    void end() {
        context.end();
        jdbc.close();
    }

    /** Lets go of all instances and rolls back; the session can be used as if it were new. */
    public void reset() {
        context.clear();
        transaction.abandon();
    }

    /** See {@link SessionTransaction}. */
    public Savepoint savepoint() {
        return transaction.savepoint();
    }

    /**
     * The collection of an attribute as something to query.
     *
     * @throws InvalidArgumentException if there is no such attribute, or if it is no collection of entities
     */
    public <E> DynamicCollection<E> dynamic(@Nullable Object entity, String name) {
        InstanceView view = inspect(entity);
        Attribute attribute = view.attribute(name);
        if (!(attribute instanceof PluralAssociation association) || association.shape() == PluralAttribute.Shape.MAP) {
            throw new InvalidArgumentException(
                    StateMessage.NO_COLLECTION, view.mapper().entityName() + "." + name);
        }
        if (PluralValues.access(view.instance(), association) == CollectionKind.Access.DYNAMIC) {
            AttributeEvents.handOut(view.instance(), association);
            @SuppressWarnings("unchecked") // the mapping says so
            DynamicCollection<E> itself = (DynamicCollection<E>) PluralValues.tracked(view.instance(), association);
            return itself;
        }
        return new CollectionView<>(this, view.instance(), association);
    }
}
