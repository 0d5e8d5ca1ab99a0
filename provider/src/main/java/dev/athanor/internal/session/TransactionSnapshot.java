package dev.athanor.internal.session;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.WriteBack;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.unitofwork.UnitOfWork;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;

/**
 * What a rollback must undo in the instances: who was inserted, who was deleted, which keys and versions were written
 * into them. After a rollback managed and removed instances are detached, those that were new in the transaction are new
 * again, without the keys and versions that its statements gave them; a number of a sequence is used up and stays.
 * Jakarta Persistence 3.2, section 3.4.3, leaves it open.
 */
final class TransactionSnapshot {
    private final WriteBack writeBack = new WriteBack();
    /** Small: most sessions only read. */
    private final Set<Object> inserted = Collections.newSetFromMap(new IdentityHashMap<>(0));
    /** Instances with rows of earlier transactions, whatever became of them in this one. */
    private final Set<Object> deleted = Collections.newSetFromMap(new IdentityHashMap<>(0));

    WriteBack writeBack() {
        return writeBack;
    }

    /** A flush has written rows. */
    void record(UnitOfWork.Result result) {
        for (Object instance : result.deleted()) {
            if (!inserted.contains(instance)) {
                deleted.add(instance);
            }
        }
        for (Object instance : result.inserted()) {
            if (!deleted.contains(instance)) {
                inserted.add(instance);
            }
        }
    }

    /** The transaction is committed: there is nothing to undo any more. */
    void forget() {
        writeBack.keep();
        inserted.clear();
        deleted.clear();
    }

    /** The transaction is rolled back. */
    void restore(PersistenceContext context) {
        context.clear();
        writeBack.undo();
        inserted.forEach(TransactionSnapshot::becomeNew);
        deleted.forEach(TransactionSnapshot::becomeDetached);
        inserted.clear();
        deleted.clear();
    }

    private static void becomeNew(Object instance) {
        InstanceState state = States.of(instance);
        if (Lifecycle.of(state) == Lifecycle.DETACHED) {
            state.key = null;
            Lifecycle.move(state, Lifecycle.TRANSIENT);
            PluralValues.forEach(mapper(state), instance, (path, tracked) -> tracked.renew());
        }
    }

    /** An instance that was deleted and persisted again: the insert was undone, the row is there as before. */
    private static void becomeDetached(Object instance) {
        InstanceState state = States.of(instance);
        if (Lifecycle.of(state) == Lifecycle.TRANSIENT) {
            state.key = Keys.of(mapper(state), instance);
            Lifecycle.move(state, Lifecycle.DETACHED);
        }
    }

    private static Mapper mapper(InstanceState state) {
        return (Mapper) Objects.requireNonNull(state.mapper);
    }
}
