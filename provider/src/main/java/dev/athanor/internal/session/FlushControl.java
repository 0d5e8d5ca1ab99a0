package dev.athanor.internal.session;

import dev.athanor.AutoflushBlock;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.loading.EntityLoader;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.VersionCheck;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.DeleteExecutor;
import dev.athanor.internal.mutation.LinkExecutor;
import dev.athanor.internal.mutation.RowChanges;
import dev.athanor.internal.mutation.SaveExecutor;
import dev.athanor.internal.mutation.UniqueValues;
import dev.athanor.internal.operation.OperationContext;
import dev.athanor.internal.operation.PersistOperation;
import dev.athanor.internal.operation.RemoveOperation;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.unitofwork.UnitOfWork;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.LockConflictException;
import dev.athanor.message.LockNotGrantedException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes what has changed: when the program or a commit asks for it, and by itself before something reads the database. One flush at a
 * time. For one thread at a time.
 */
final class FlushControl {
    private static final int MOST_FLUSHES = 100;

    private final FactoryServices services;
    private final PersistenceContext context;
    private final LoadContext load;
    private final PersistOperation persist;
    private final RemoveOperation remove;
    private final TransactionControl transaction;
    private boolean flushing;
    private int blocks;

    FlushControl(
            FactoryServices services,
            OperationContext operations,
            PersistOperation persist,
            RemoveOperation remove,
            TransactionControl transaction) {
        this.services = services;
        this.context = operations.context();
        this.load = operations.load();
        this.persist = persist;
        this.remove = remove;
        this.transaction = transaction;
    }

    boolean isFlushing() {
        return flushing;
    }

    /** Whether a flush would find nothing to do. */
    boolean isClean() {
        return !services.candidates().needsFlush(context);
    }

    // ---- on request ---------------------------------------------------------------------------------------------

    /**
     * Writes what has changed.
     *
     * @throws InvalidStateException if a flush is under way
     */
    void flush() {
        if (flushing || !isClean() || load.locks().isAnyToRaise()) {
            run(UnitOfWork::flush);
        } else {
            services.flushStatistics().add(UnitOfWork.Result.NOTHING);
        }
    }

    /** Writes what has changed, and checks what the transaction has only locked. */
    void beforeCommit() {
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

    /** Inserts a pending instance ahead of the flush, because its key is asked for. */
    void insertNow(Object instance) {
        run(work -> work.insertNow(instance));
    }

    /** Instances that cannot report that their key is read get it at once. */
    void insertUnwoven() {
        if (context.withoutKeys().isEmpty() || flushing || !transaction.isActive()) {
            return;
        }
        List<Object> waiting = List.copyOf(context.withoutKeys());
        context.withoutKeys().clear();
        for (Object instance : waiting) {
            InstanceState state = States.of(instance);
            if (PersistOperation.isKeyPending((Mapper) Objects.requireNonNull(state.mapper), state)) {
                insertNow(instance);
            }
        }
    }

    private void run(Function<UnitOfWork, UnitOfWork.Result> verb) {
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
                new SaveExecutor(services.shapes(), load.jdbc(), snapshot.writeBack(), context.rules()),
                new DeleteExecutor(services.shapes(), load.jdbc(), context.rules()),
                new LinkExecutor(services.shapes(), load.jdbc(), context.rules()),
                new UniqueValues(services.shapes()),
                load.locks().toRaise(),
                transaction::noteFlush));
    }

    // ---- by itself ----------------------------------------------------------------------------------------------

    /** Queries and loads do not flush until the block is closed. */
    AutoflushBlock withoutAutoflush() {
        blocks++;
        return new AutoflushBlock() {
            private boolean closed;

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    blocks--;
                }
            }
        };
    }

    private boolean isAutoflushing() {
        return blocks == 0
                && transaction.isActive()
                && !flushing
                && !context.rules().is(Switch.AUTOFLUSH, Choices.Autoflush.OFF);
    }

    /** Flushes before a query that reads these tables, if they have pending work and a transaction is active. */
    void autoflush(Set<Table> tables) {
        if (isAutoflushing() && AutoflushRule.needsFlush(context, tables)) {
            flush();
        }
    }

    /** Flushes before a read of which nobody knows what it depends on. */
    void autoflushAll() {
        if (isAutoflushing()) {
            flush();
        }
    }

    /** Flushes before a load, if loads do so. */
    void autoflushForLoad() {
        if (context.rules().is(Switch.AUTOFLUSH, Choices.Autoflush.ANY_LOAD)) {
            autoflushAll();
        }
    }
}
