package dev.athanor.internal.session;

import dev.athanor.AthanorSession;
import dev.athanor.AutoflushBlock;
import dev.athanor.DynamicCollection;
import dev.athanor.ElementQuery;
import dev.athanor.Savepoint;
import dev.athanor.StateListener;
import dev.athanor.TransactionStatus;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.StateOwner;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.AttributeEvents;
import dev.athanor.internal.cascade.OrphanRule;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.collection.CollectionKind;
import dev.athanor.internal.collection.ElementSource;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.LazyLoader;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.LoadGuard;
import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.loading.VersionCheck;
import dev.athanor.internal.lock.HeldLocks;
import dev.athanor.internal.lock.LockRequest;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.DeleteExecutor;
import dev.athanor.internal.mutation.LinkExecutor;
import dev.athanor.internal.mutation.RowChanges;
import dev.athanor.internal.mutation.SaveExecutor;
import dev.athanor.internal.mutation.UniqueValues;
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
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeLoader;
import dev.athanor.internal.state.EmbeddedValues;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.InstanceSet;
import dev.athanor.internal.state.InstanceView;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.unitofwork.UnitOfWork;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.LockConflictException;
import dev.athanor.message.LockNotGrantedException;
import dev.athanor.message.MissingTransactionException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Table;
import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind one EntityManager: its persistence context, its connection, its transaction. Calls the operations in
 * order and holds no rule of its own. For one thread at a time.
 */
public final class Session implements StateOwner, AttributeLoader, LoadGuard, ElementSource, AutoCloseable {
    private static final int MOST_FLUSHES = 100;

    private final FactoryServices services;
    private final PersistenceContext context;
    private final JdbcSession jdbc;
    private final LoadContext load;
    private final LazyLoader lazy;
    private final OperationContext operations;
    private final PersistOperation persist;
    private final RemoveOperation remove;
    private final TransactionControl transaction;
    private final SessionCriteria criteria;
    private final UniqueObjects unique;
    private boolean flushing;
    private int autoflushBlocks;
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
        this.context = new PersistenceContext(this, services.model().mappers().size(), services.rules());
        ContainerTransactions container = services.container();
        this.jdbc = new JdbcSession(
                container == null ? services.connections() : container.connections(),
                services.connections(),
                services.dialect().errors(),
                services.jdbcSettings(),
                services.jdbcStatistics());
        this.load = new LoadContext(this, this, context, jdbc, services.plans(), new HeldLocks());
        this.lazy = new LazyLoader(load);
        this.unique = new UniqueObjects(this, context);
        this.operations = new OperationContext(services.model(), context, load, services.identifiers());
        this.persist = new PersistOperation(operations);
        this.remove = new RemoveOperation(operations);
        TransactionEnd end = new TransactionEnd(this, context);
        this.transaction = container == null
                ? new SessionTransaction(this, jdbc, end)
                : new ContainerTransaction(container.platform(), this, jdbc, end);
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
        return new InstanceView(operations.mapper(entity), Objects.requireNonNull(entity));
    }

    /** The pending instances, in the order in which they became so; a copy. */
    public Set<Object> newInstances() {
        return new InstanceSet(context.pending().members());
    }

    /** The persistent instances that the program has written to since the last flush, without removed ones; a copy. */
    public Set<Object> dirtyInstances() {
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

    /** Queries and loads do not flush until the block is closed. */
    public AutoflushBlock withoutAutoflush() {
        autoflushBlocks++;
        return new AutoflushBlock() {
            private boolean closed;

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    autoflushBlocks--;
                }
            }
        };
    }

    private boolean isAutoflushing() {
        return autoflushBlocks == 0
                && transaction.isActive()
                && !flushing
                && !rules().is(Switch.AUTOFLUSH, Choices.Autoflush.OFF);
    }

    // ---- verbs --------------------------------------------------------------------------------------------------

    /** See {@link PersistOperation}. */
    public void persist(@Nullable Object entity) {
        persist.persist(entity);
        insertUnwoven();
    }

    /** See {@link PersistOperation#add}. */
    public void add(@Nullable Object entity) {
        persist.add(entity);
        insertUnwoven();
    }

    /** See {@link PersistOperation#reattach}. */
    public void reattach(@Nullable Object entity) {
        persist.reattach(entity);
        insertUnwoven();
    }

    /** See {@link DetachOperation#makeTransient}. */
    public void makeTransient(@Nullable Object entity) {
        operations.mapper(entity);
        StateOwner owner = States.of(Objects.requireNonNull(entity)).owner();
        Session holder = owner instanceof Session other ? other : this;
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

    /** Instances that cannot report that their key is read get it at once. */
    private void insertUnwoven() {
        if (context.withoutKeys().isEmpty() || flushing || !transaction.isActive()) {
            return;
        }
        List<Object> waiting = List.copyOf(context.withoutKeys());
        context.withoutKeys().clear();
        for (Object instance : waiting) {
            InstanceState state = States.of(instance);
            if (PersistOperation.isKeyPending((Mapper) Objects.requireNonNull(state.mapper), state)) {
                runFlush(work -> work.insertNow(instance));
            }
        }
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
        insertUnwoven();
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
        if (flushing
                || services.candidates().needsFlush(context)
                || load.locks().isAnyToRaise()) {
            runFlush(UnitOfWork::flush);
        } else {
            services.flushStatistics().add(UnitOfWork.Result.NOTHING);
        }
    }

    /** Writes what has changed, and checks what the transaction has only locked. */
    void prepareCommit() {
        flush();
        // A removal that a relationship has held up in one flush is carried out by the next.
        for (int i = 0; i < MOST_FLUSHES && context.removed().size() > 0; i++) {
            flush();
        }
        if (load.locks().isEmpty()) {
            return;
        }
        List<Object> unchecked = new ArrayList<>(load.locks().toCheck());
        unchecked.removeIf(
                instance -> !context.isAttached(instance) || Lifecycle.of(States.of(instance)) != Lifecycle.PERSISTENT);
        if (!unchecked.isEmpty()) {
            new VersionCheck(load).check(unchecked);
        }
    }

    /** The transaction has ended. */
    void forgetLocks() {
        load.locks().clear();
    }

    /** Flushes before a query that reads these tables, if they have pending work and a transaction is active. */
    public void autoflush(Set<Table> tables) {
        if (isAutoflushing() && AutoflushRule.needsFlush(context, tables)) {
            flush();
        }
    }

    @Override
    public void autoflushAll() {
        if (isAutoflushing()) {
            flush();
        }
    }

    @Override
    public void autoflushForLoad() {
        if (rules().is(Switch.AUTOFLUSH, Choices.Autoflush.ANY_LOAD)) {
            autoflushAll();
        }
    }

    @Override
    public boolean isFlushing() {
        return flushing;
    }

    /** Runs a query and returns its results, after a flush if it could see what is not written yet. */
    public List<@Nullable Object> list(QueryCall call) {
        call.ready(true);
        prepare(call);
        return call.list(load);
    }

    /** Runs a query that is to have one result; otherwise like {@link #list}, but reads a second one at most if it can. */
    public List<@Nullable Object> single(QueryCall call) {
        call.ready(true);
        prepare(call);
        return call.single(load);
    }

    /** Runs a query whose rows are read while the stream is used; otherwise like {@link #list}. */
    public Stream<@Nullable Object> stream(QueryCall call) {
        call.ready(true);
        prepare(call);
        return call.stream(load);
    }

    /**
     * Changes rows; what instances learn of it is the rule of {@link BulkSync}.
     *
     * @return how many rows were changed
     * @throws MissingTransactionException if no transaction is active
     */
    public int executeUpdate(QueryCall call) {
        call.ready(false);
        if (!transaction.isAvailable()) {
            throw new MissingTransactionException(StateMessage.NO_TRANSACTION);
        }
        BulkSync sync = BulkSync.of(call, call.running(load), services.queries());
        prepare(call);
        if (sync == null) {
            return call.executeUpdate(load);
        }
        sync.before(load);
        int rows = call.executeUpdate(load);
        sync.after(transaction.snapshot());
        return rows;
    }

    /**
     * Calls a stored procedure, of which nobody knows what it reads.
     *
     * @param write whether what is pending is written first
     */
    public void execute(ProcedureCall call, boolean write) {
        if (write) {
            autoflushAll();
        }
        call.execute(load);
    }

    private void prepare(QueryCall call) {
        flushFor(call);
        ParameterKeys.read(call.parameters(), context);
    }

    private void flushFor(QueryCall call) {
        if (!call.isAutoflush()) {
            return;
        }
        Set<Table> tables = rules().is(Switch.AUTOFLUSH, Choices.Autoflush.ANY_LOAD) ? null : call.tables();
        if (tables == null) {
            autoflushAll();
        } else {
            autoflush(tables);
        }
    }

    private void runFlush(Function<UnitOfWork, UnitOfWork.Result> verb) {
        if (flushing) {
            throw new InvalidStateException(StateMessage.FLUSH_REENTERED);
        }
        transaction.requireUsable();
        flushing = true;
        try {
            TransactionSnapshot snapshot = transaction.snapshot();
            UnitOfWork work = unitOfWork(snapshot);
            List<Object> looked = transaction.savepointDepth() == 0
                    ? List.of()
                    : context.modified().members();
            UnitOfWork.Result result = verb.apply(work);
            snapshot.record(result, context.takeKeySwitches());
            snapshot.recordWritten(looked);
            EntityLoader loader = new EntityLoader(load);
            loader.readBack(result.inserted(), true);
            loader.readBack(result.updated(), false);
            services.flushStatistics().add(result);
            if (!load.locks().isEmpty()) {
                load.locks().raised(work.versioned());
            }
            work.announce();
        } catch (LockNotGrantedException e) {
            // The statement alone has failed, but others of the flush have not: there is no way on from there.
            transaction.flushFailed(e);
            throw new LockConflictException(e, StateMessage.FLUSH_LOCK_TIMEOUT);
        } catch (RuntimeException | Error e) {
            transaction.flushFailed(e);
            throw e;
        } finally {
            flushing = false;
        }
    }

    private UnitOfWork unitOfWork(TransactionSnapshot snapshot) {
        return new UnitOfWork(new UnitOfWork.Tools(
                context,
                services.candidates(),
                services.order(),
                persist,
                remove,
                new RowChanges(services.shapes(), snapshot.writeBack(), context.rules()),
                new SaveExecutor(services.shapes(), jdbc, snapshot.writeBack(), context.rules()),
                new DeleteExecutor(services.shapes(), jdbc, context.rules()),
                new LinkExecutor(services.shapes(), jdbc, context.rules()),
                new UniqueValues(services.shapes()),
                load.locks().toRaise(),
                transaction::noteFlush));
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

    /** Whether a flush would find nothing to do. */
    boolean isClean() {
        return !services.candidates().needsFlush(context);
    }

    /** See {@link SessionTransaction}. */
    public Savepoint savepoint() {
        return transaction.savepoint();
    }

    // ---- what attached instances report ---------------------------------------------------------------------------

    @Override
    public void reading(Object instance, int attribute) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        if (isPendingKey(mapper, state, attribute)) {
            // Reading the key inserts the row, if there is a transaction to insert it in; else it is unknown for now.
            if (!flushing
                    && transaction.isActive()
                    && !rules().is(Switch.IDENTITY_INSERT, Choices.IdentityInsert.DELAYED)) {
                runFlush(work -> work.insertNow(instance));
            }
            return;
        }
        lazily(() -> lazy.read(instance, attribute));
    }

    /** No method of the EntityManager is there to see what a load at first touch throws. */
    private void lazily(Runnable load) {
        try {
            load.run();
        } catch (RuntimeException e) {
            transaction.noteFailure(e);
            throw e;
        }
    }

    private static boolean isPendingKey(Mapper mapper, InstanceState state, int attribute) {
        return PersistOperation.isKeyPending(mapper, state)
                && mapper.id().get(0).attribute().number() == attribute;
    }

    @Override
    public void readingQuietly(Object instance, int attribute) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        if (!flushing && open && !PersistOperation.isKeyPending(mapper, state)) {
            lazy.read(instance, attribute);
        }
    }

    @Override
    public void changing(Object instance, int number, @Nullable Object old) {
        InstanceState state = States.of(instance);
        Mapper mapper = (Mapper) Objects.requireNonNull(state.mapper);
        Attribute attribute = mapper.attribute(number);
        for (BasicAttribute computed : mapper.computedValues()) {
            noteComputed(instance, state, computed, computed == attribute);
        }
        if (attribute == null) {
            state.clearChanged(number);
            return;
        }
        if (state.committed(number) == InstanceState.NOT_LOADED && mustBeKnown(mapper, state, attribute)) {
            state.markUnloaded(number);
            lazy.fetch(instance, number);
            state.markChanged(number, attribute.get(instance));
            state.markLoaded(number, true);
        }
        if (isKeyUnread(mapper, state, attribute)) {
            // What the row is found by must be known before it is another one.
            state.markUnloaded(number);
            reading(instance, number);
            state.writing(instance, number, attribute.get(instance));
            return;
        }
        if (attribute instanceof EmbeddedAttribute embedded && state.committed(number) != InstanceState.NOT_LOADED) {
            // The object changes in place: its columns are kept instead.
            state.keep(number, EmbeddedValues.copy(embedded, old));
            for (List<Attribute> path : embedded.collections()) {
                if (EmbeddedValues.leaf(old, path) instanceof TrackedCollection collection) {
                    collection.remember();
                }
            }
        }
        if (old instanceof TrackedCollection collection) {
            // Perhaps because an element changes in place.
            collection.remember();
        }
        context.noteModified(instance);
    }

    /** Whether a row is found by what an attribute was, so that it is read before it is written. */
    private boolean mustBeKnown(Mapper mapper, InstanceState state, Attribute attribute) {
        return Lifecycle.of(state) == Lifecycle.PERSISTENT
                && context.rules().isOn(Switch.MUTABLE_KEYS)
                && attribute instanceof BasicAttribute
                && (attribute == mapper.version() || mapper.idAttributes().contains(attribute));
    }

    private boolean isKeyUnread(Mapper mapper, InstanceState state, Attribute attribute) {
        return state.committed(attribute.number()) == InstanceState.NOT_LOADED
                && context.rules().isOn(Switch.MUTABLE_KEYS)
                && Lifecycle.of(state) == Lifecycle.PERSISTENT
                && attribute instanceof BasicAttribute
                && mapper.idAttributes().contains(attribute);
    }

    /** A getter of the program may look at any field: whether its value differs is seen when the flush compares. */
    private void noteComputed(Object instance, InstanceState state, BasicAttribute computed, boolean isWritten) {
        int number = computed.number();
        boolean note = isWritten
                ? state.committed(number) != InstanceState.NOT_LOADED
                : state.isLoaded(number) && !state.isChanged(number);
        if (note) {
            Object before = computed.copy(computed.get(instance));
            state.markChanged(number, before);
            state.keep(number, before);
            context.noteModified(instance);
        }
    }

    @Override
    public void initialize(Object instance, int attribute) {
        lazily(() -> lazy.initialize(instance, attribute));
    }

    // ---- what the engine reads ------------------------------------------------------------------------------------

    @Override
    public void load(Object instance, int attribute) {
        InstanceState state = States.of(instance);
        if (!(state.mapper instanceof Mapper mapper) || !isPendingKey(mapper, state, attribute)) {
            lazy.fetch(instance, attribute);
        }
    }

    @Override
    public Collection<?> members(Object instance, int attribute) {
        PluralAttribute plural = collection(instance, attribute);
        return plural != null && PluralValues.tracked(instance, plural).isQueue()
                ? ElementSearch.members(this, instance, plural)
                : lazy.members(instance, attribute);
    }

    @Override
    public @Nullable Object known(Object instance, int attribute) {
        return lazy.known(instance, reference(instance, attribute));
    }

    @Override
    public @Nullable Object former(Object instance, int attribute) {
        try (AutoflushBlock block = withoutAutoflush()) {
            return lazy.former(instance, reference(instance, attribute));
        }
    }

    private static @Nullable PluralAttribute collection(Object instance, int attribute) {
        return States.of(instance).mapper instanceof Mapper mapper
                        && mapper.attribute(attribute) instanceof PluralAttribute plural
                ? plural
                : null;
    }

    @Override
    public ElementQuery<Object> elements(Object owner, int attribute) {
        return ElementSearch.of(this, owner, Objects.requireNonNull(collection(owner, attribute)));
    }

    @Override
    public boolean isOrdered(Object owner, int attribute) {
        return ElementSearch.of(this, owner, Objects.requireNonNull(collection(owner, attribute)))
                .isOrdered();
    }

    @Override
    public boolean contains(Object owner, int attribute, @Nullable Object element) {
        return ElementSearch.of(this, owner, Objects.requireNonNull(collection(owner, attribute)))
                .contains(element);
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

    /** An owner of which nothing is known any more reads its row before it is asked for its collections. */
    void requireKey(Object entity) {
        lazy.requireKey(entity);
    }

    private static ToOneAttribute reference(Object instance, int attribute) {
        Mapper mapper = (Mapper) Objects.requireNonNull(States.of(instance).mapper);
        return (ToOneAttribute) Objects.requireNonNull(mapper.attribute(attribute));
    }

    // ---- what attached instances report, continued --------------------------------------------------------------

    @Override
    public void added(Object instance, int attribute, @Nullable Object element) {
        // The profile "standard" cascades at the flush, over the collections that changed.
    }

    @Override
    public void removed(Object instance, int attribute, @Nullable Object element) {
        OrphanRule.left(context, instance, attribute, element);
    }

    @Override
    public void relating(Object instance, int attribute, Object target) {
        if (!operations.holds(target)) {
            persist(target);
        }
    }

    @Override
    public void orphaned(Object instance) {
        new DetachOperation(operations).detach(instance);
    }
}
